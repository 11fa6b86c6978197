using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace NewsMonitor.Worker.Schedule;

internal static class ScheduleServices
{
    /// <summary>Adds Quartz as the ticker. Its store is in memory: what is due lies in Postgres, where all workers see it.</summary>
    public static IServiceCollection AddSchedule(this IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ScheduleJob<PollSourcesJob>(Every<PollSourcesJob>(TimeSpan.FromSeconds(1)), job => job.WithIdentity(PollSourcesJob.Key));
            quartz.ScheduleJob<VisitPagesJob>(Every<VisitPagesJob>(TimeSpan.FromSeconds(1)), job => job.WithIdentity(VisitPagesJob.Key));
            quartz.ScheduleJob<ReportPresenceJob>(Every<ReportPresenceJob>(TimeSpan.FromSeconds(3)), job => job.WithIdentity(ReportPresenceJob.Key));
            quartz.ScheduleJob<ReviewIncidentsJob>(Every<ReviewIncidentsJob>(TimeSpan.FromMinutes(1)), job => job.WithIdentity(ReviewIncidentsJob.Key));
            quartz.ScheduleJob<RefreshReportsJob>(Every<RefreshReportsJob>(TimeSpan.FromMinutes(1)), job => job.WithIdentity(RefreshReportsJob.Key));
            quartz.ScheduleJob<MaintenanceJob>(Every<MaintenanceJob>(TimeSpan.FromHours(1)), job => job.WithIdentity(MaintenanceJob.Key));
        });
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static Action<ITriggerConfigurator<TJob>> Every<TJob>(TimeSpan interval)
        where TJob : IJob =>
        trigger => trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever());
}
