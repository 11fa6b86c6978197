using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace NewsMonitor.Worker.Schedule;

internal static class ScheduleServices
{
    /// <summary>Adds Quartz as the ticker. Its store is in memory: what is due lies in Postgres, where all workers see it.</summary>
    public static IServiceCollection AddSchedule(this IServiceCollection services) => services
        .AddQuartz(quartz => quartz
            .ScheduleJob<PollSourcesJob>(PollSourcesJob.Key, TimeSpan.FromSeconds(1))
            .ScheduleJob<MaintenanceJob>(MaintenanceJob.Key, TimeSpan.FromHours(1)))
        .AddQuartzHostedService(options => options.WaitForJobsToComplete = true);

    private static IServiceCollectionQuartzConfigurator ScheduleJob<TJob>(this IServiceCollectionQuartzConfigurator quartz, JobKey key, TimeSpan interval)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(key));
        quartz.AddTrigger(trigger => trigger.ForJob(key).StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever()));
        return quartz;
    }
}
