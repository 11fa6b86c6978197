using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Events;
using NewsMonitor.Storage.Configuration;
using NewsMonitor.Storage.Events;
using NewsMonitor.Storage.Intake;
using NewsMonitor.Storage.Migrations;
using NewsMonitor.Storage.Polling;
using Npgsql;

namespace NewsMonitor.Storage;

public static class StorageServices
{
    /// <summary>Adds the stores. They need an <see cref="IArticleEventWriter"/> and open no connection before they are used.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        services.AddOptionsWithValidateOnStart<StorageOptions, StorageOptionsValidator>()
            .BindConfiguration(StorageOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true);

        return services
            .AddSingleton(provider => CreateDataSource(provider.GetRequiredService<IOptions<StorageOptions>>().Value))
            .AddSingleton<Migrator>()
            .AddSingleton<DatabaseState>()
            .AddSingleton<ConfigurationStore>()
            .AddSingleton<DueSources>()
            .AddSingleton<PollLog>()
            .AddSingleton<KnownArticleQuery>()
            .AddSingleton<IntakeStore>()
            .AddSingleton<Maintenance>()
            .AddSingleton<IOutbox, Outbox>();
    }

    private static NpgsqlDataSource CreateDataSource(StorageOptions options) =>
        NpgsqlDataSource.Create(ConnectionStrings.Of(options.Connection, options.Password, options.CommandTimeout));
}
