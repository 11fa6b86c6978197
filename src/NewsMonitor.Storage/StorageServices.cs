using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Events;
using NewsMonitor.Storage.Configuration;
using NewsMonitor.Storage.Desk;
using NewsMonitor.Storage.Erasing;
using NewsMonitor.Storage.Events;
using NewsMonitor.Storage.Intake;
using NewsMonitor.Storage.Migrations;
using NewsMonitor.Storage.Pages;
using NewsMonitor.Storage.Polling;
using NewsMonitor.Storage.Reporting;
using NewsMonitor.Storage.Reporting.Questions;
using NewsMonitor.Storage.Retagging;
using NewsMonitor.Storage.Retention;
using NewsMonitor.Storage.Search;
using Npgsql;

namespace NewsMonitor.Storage;

public static class StorageServices
{
    /// <summary>Adds the stores. They need the writers of events, and open no connection before they are used.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        services.AddStorageOptions()
            .Validate(options => options.Connection.Length > 0, $"{StorageOptions.Section}:Connection is missing: Host=…;Database=…;Username=…");

        services.AddOptionsWithValidateOnStart<RetentionOptions, RetentionOptionsValidator>()
            .BindConfiguration(RetentionOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(
                options => options.ArticleMonths == 0 || (options.IrrelevantTextMonths > 0 && options.IrrelevantTextMonths <= options.ArticleMonths),
                $"{RetentionOptions.Section}:IrrelevantTextMonths must be at most ArticleMonths, and not 0 while that is not: a text does not outlive its article");

        return services
            .AddSingleton(provider => CreateDataSource(provider.GetRequiredService<IOptions<StorageOptions>>().Value))
            .AddSingleton<DatabaseState>()
            .AddSingleton<ConfigurationStore>()
            .AddSingleton<DueSources>()
            .AddSingleton<HostSlots>()
            .AddSingleton<PollLog>()
            .AddSingleton<UnchangedPolls>()
            .AddSingleton<WorkerRoster>()
            .AddSingleton<CatchUp>()
            .AddSingleton<Incidents>()
            .AddSingleton<OpsEvents>()
            .AddSingleton<SourceHealthQuery>()
            .AddSingleton<Rollups>()
            .AddSingleton<QuestionDesk>()
            .AddSingleton<ErasureStore>()
            .AddSingleton<KnownArticleQuery>()
            .AddSingleton<IntakeStore>()
            .AddSingleton<PageTasks>()
            .AddSingleton<PageLog>()
            .AddSingleton<PageStore>()
            .AddSingleton<RecheckOrders>()
            .AddSingleton<RecheckStore>()
            .AddSingleton<TaggedArticleQuery>()
            .AddSingleton<RetagStore>()
            .AddSingleton<DeskLeases>()
            .AddSingleton<DeskWork>()
            .AddSingleton<WaitingArticles>()
            .AddSingleton<StoredMemberships>()
            .AddSingleton<StoryHistory>()
            .AddSingleton<DeskStore>()
            .AddSingleton<SearchIndex>()
            .AddSingleton<Maintenance>()
            .AddSingleton<MonthlyRetention>()
            .AddSingleton<OutboxBell>()
            .AddSingleton<OutboxReview>()
            .AddSingleton<EventHistory>()
            .AddSingleton<IOutbox, Outbox>();
    }

    /// <summary>Adds the migrator alone; it needs the owner's connection, or one that serves both.</summary>
    public static IServiceCollection AddMigrations(this IServiceCollection services)
    {
        services.AddStorageOptions()
            .Validate(
                options => options.Connection.Length > 0 || options.OwnerConnection?.Length > 0,
                $"{StorageOptions.Section}:OwnerConnection is missing: Host=…;Database=…;Username=…");
        return services.AddSingleton<Migrator>();
    }

    private static OptionsBuilder<StorageOptions> AddStorageOptions(this IServiceCollection services) =>
        services.AddOptionsWithValidateOnStart<StorageOptions, StorageOptionsValidator>()
            .BindConfiguration(StorageOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(options => ConnectionStrings.IsReadable(options.Connection), Unreadable(nameof(StorageOptions.Connection)))
            .Validate(options => ConnectionStrings.IsReadable(options.OwnerConnection), Unreadable(nameof(StorageOptions.OwnerConnection)));

    // The parser's own message could quote a password.
    private static string Unreadable(string key) =>
        $"{StorageOptions.Section}:{key} is no Npgsql connection string (a URL is none): Host=…;Database=…;Username=…";

    private static NpgsqlDataSource CreateDataSource(StorageOptions options) =>
        NpgsqlDataSource.Create(ConnectionStrings.Of(options.Connection, options.Password, options.CommandTimeout));
}
