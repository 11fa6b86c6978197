using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Events;
using NewsMonitor.Feeds;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Messaging;
using NewsMonitor.Storage;
using NewsMonitor.Worker.Configuration;
using NewsMonitor.Worker.Desk;
using NewsMonitor.Worker.Health;
using NewsMonitor.Worker.Logging;
using NewsMonitor.Worker.PageText;
using NewsMonitor.Worker.Polling;
using NewsMonitor.Worker.Relay;
using NewsMonitor.Worker.Reporting;
using NewsMonitor.Worker.Schedule;
using NewsMonitor.Worker.Search;
using NewsMonitor.Worker.Settings;

namespace NewsMonitor.Worker.Commands;

/// <summary>Puts together what each command needs, and no more: <c>check</c> opens no connection, <c>apply</c> needs no broker.</summary>
internal static class WorkerHost
{
    /// <summary>The host of a command that does one thing and ends.</summary>
    public static IHost BuildOnce(string? settingsFile, Action<IServiceCollection> add, LogLevel least = LogLevel.Warning)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        SettingsLoader.Load(builder.Configuration, settingsFile, Environment.GetEnvironmentVariables());
        AddLogging(builder.Logging, builder.Configuration.GetSection("Logging"));
        builder.Logging.SetMinimumLevel(least);
        AddBasics(builder.Services);
        add(builder.Services);
        return Checked(builder.Build);
    }

    /// <summary>The host of the worker: everything, with the endpoints for probes and metrics.</summary>
    public static WebApplication BuildWorker(string? settingsFile)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        SettingsLoader.Load(builder.Configuration, settingsFile, Environment.GetEnvironmentVariables());
        AddLogging(builder.Logging, builder.Configuration.GetSection("Logging"));
        builder.Host.UseSystemd();
        builder.WebHost.UseKestrelCore();
        AddBasics(builder.Services);
        builder.Services.AddRoutingCore();
        builder.Services.AddPipeline().AddSingleton<ITopologyNews, LostTopology>().AddRelay();
        builder.Services.AddSchedule().AddReports().AddMetricsEndpoint();
        builder.Services.AddHostedService<DependencyWait>().AddHostedService<RelayService>().AddHostedService<DeskService>();
        builder.Services.AddSingleton<OutboxCensus>().AddSingleton<TopologyService>().AddHostedService(services => services.GetRequiredService<TopologyService>());
        // Fetches and publishes that are under way are given this long.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));

        var app = Checked(builder.Build);
        app.UseRouting();
        app.MapHealth();
        app.MapMetrics();
        app.Urls.Add(Checked(() => app.Services.GetRequiredService<IOptions<HealthOptions>>().Value.Url));
        return app;
    }

    /// <summary>From bytes to committed articles, and on to stories and alerts: shared by the worker, by one round of it, and by imports.</summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<PollingOptions, PollingOptionsValidator>()
            .BindConfiguration(PollingOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate<IOptions<FetchingOptions>>(
                (polling, fetching) => polling.Lease > fetching.Value.Deadline * 2,
                "Polling:Lease must be longer than twice Fetching:Deadline, a fetch and as long again for storing it: a source would be taken over while it is still being polled");
        services.AddOptionsWithValidateOnStart<PagesOptions, PagesOptionsValidator>()
            .BindConfiguration(PagesOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true);
        return services
            .AddFeeds()
            .AddStorage()
            .AddEventWriter()
            .AddSingleton<ActiveConfiguration>()
            .AddSingleton<EntryIntake>()
            .AddSingleton<UnchangedQueue>()
            .AddSingleton<OutageWatch>()
            .AddSingleton<WorkerPresence>()
            .AddSingleton<IncidentReview>()
            .AddMetrics()
            .AddSingleton<SourceCensus>()
            .AddSingleton<PollingMetrics>()
            .AddSingleton<SourceVisitor>()
            .AddSingleton<SourcePoller>()
            .AddSingleton<PageVisitor>()
            .AddSingleton<PagePoller>()
            .AddSingleton<DeskCensus>()
            .AddSingleton<DeskMetrics>()
            .AddSingleton<DeskLeader>()
            .AddSingleton<SearchIndexer>()
            .AddSingleton<Readiness>()
            .AddSingleton<Heartbeat>();
    }

    /// <summary>What is made for analysts behind intake: the sums that the schedule rings for, and the search documents.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ReportingOptions, ReportingOptionsValidator>()
            .BindConfiguration(ReportingOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true);
        return services.AddSingleton<ReportRefresh>().AddHostedService<SearchService>();
    }

    /// <summary>Validates all options now, so that a mistake is told before the first connection.</summary>
    public static void ValidateOptions(this IHost host) =>
        Checked(() =>
        {
            host.Services.GetService<IStartupValidator>()?.Validate();
            return true;
        });

    private static void AddBasics(IServiceCollection services)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        services.AddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<SeedsOptions, SeedsOptionsValidator>()
            .BindConfiguration(SeedsOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true);
        services.AddOptionsWithValidateOnStart<HealthOptions, HealthOptionsValidator>()
            .BindConfiguration(HealthOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true);
    }

    private static void AddLogging(ILoggingBuilder logging, Microsoft.Extensions.Configuration.IConfigurationSection section)
    {
        logging.AddConfiguration(section);
        logging.AddConsole();
        logging.AddConsoleFormatter<PlainConsoleFormatter, ConsoleFormatterOptions>();
        // One formatter is used: json, for machines, unless the settings say plain, for a person.
        if (section["Console:FormatterName"] is null)
        {
            logging.AddJsonConsole();
        }

        // Both libraries tell with stack traces what our own messages say in one line.
        logging.AddFilter("MassTransit", LogLevel.None);
        logging.AddFilter("Quartz", LogLevel.Warning);
        logging.AddFilter("Microsoft", LogLevel.Warning);
    }

    /// <summary>The binder reports a mistyped key as an InvalidOperationException: for the operator it is a mistake in the settings.</summary>
    private static T Checked<T>(Func<T> build)
    {
        try
        {
            return build();
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            throw new ConfigurationException(e.Message);
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            // Mistakes in more than one section: all of them are told.
            throw new ConfigurationException([.. e.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures)]);
        }
    }
}
