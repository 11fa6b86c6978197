using System.Text.Json;
using Dapper;
using NewsMonitor.Messaging;
using NewsMonitor.Messaging.Subscribing;
using NewsMonitor.Storage.Configuration;
using NewsMonitor.UnitTests.Contract;
using NewsMonitor.Worker.Commands;
using NewsMonitor.Worker.Configuration;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>A NewsMonitor of its own: a fresh database, a fresh virtual host, a seeds folder; real logins with real rights.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private const string EmptyTemplate = "template1";

    private static int _count;

    private readonly DirectoryInfo _seeds = Directory.CreateTempSubdirectory("newsmonitor-seeds-");

    private Installation(string name) => Name = name;

    /// <summary>Name of database and virtual host.</summary>
    public string Name { get; }

    public string SeedsFolder => _seeds.FullName;

    /// <summary>Connection of the superuser: tests look at tables and turn clocks with it.</summary>
    public string Database => TestServices.On(TestServices.Postgres, Name);

    public string WorkerConnection => TestServices.On(TestServices.WorkerConnection, Name);

    public string AnalystConnection
    {
        get
        {
            var uri = TestServices.Analyst;
            var login = uri.UserInfo.Split(':').Select(Uri.UnescapeDataString).ToArray();
            return new NpgsqlConnectionStringBuilder { Host = uri.Host, Port = uri.Port, Username = login[0], Password = login[1], Database = Name }.ConnectionString;
        }
    }

    public BrokerAddress Subscriber => TestServices.BrokerSubscriber with { VirtualHost = Name };

    /// <summary>Everything a worker needs; short leases, so that a test need not wait for them.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes database, schema and virtual host, and activates the given sources with the rules of the repository.</summary>
    public static async Task<Installation> CreateAsync(params IReadOnlyList<TestSource> sources)
    {
        var installation = await CreateMigratedAsync();
        await installation.ApplyAsync(sources);
        return installation;
    }

    /// <summary>Makes database, schema and virtual host; no configuration set was ever applied.</summary>
    public static async Task<Installation> CreateMigratedAsync() => await CreateAsync(await MigratedDatabase.NameAsync());

    /// <summary>Makes an empty database and a virtual host.</summary>
    public static Task<Installation> CreateEmptyAsync() => CreateAsync(EmptyTemplate);

    public static async Task CreateDatabaseAsync(string name, string template = EmptyTemplate)
    {
        await using var postgres = new NpgsqlConnection(TestServices.Postgres);
        var owner = new NpgsqlConnectionStringBuilder(TestServices.OwnerConnection).Username;
        await postgres.ExecuteAsync($"create database {name} owner {owner} template {template}");
    }

    public static async Task DropDatabaseAsync(string name)
    {
        NpgsqlConnection.ClearAllPools();
        await using var postgres = new NpgsqlConnection(TestServices.Postgres);
        await postgres.ExecuteAsync($"drop database if exists {name} with (force)");
    }

    /// <summary>What <c>newsmonitor apply</c> does, without a process that would have to start first.</summary>
    public async Task ApplyAsync(params IReadOnlyList<TestSource> sources)
    {
        WriteSeeds(sources);
        await ApplySeedsAsync();
    }

    /// <summary>The same for the seeds folder as a test has left it.</summary>
    public async Task ApplySeedsAsync()
    {
        var seeds = SeedReport.Load(SeedsFolder);
        await using var worker = NpgsqlDataSource.Create(WorkerConnection);
        await new ConfigurationStore(worker).ApplyAsync(ValidSets.Of(seeds), TestContext.Current.CancellationToken);
    }

    public void WriteSeeds(IReadOnlyList<TestSource> sources)
    {
        File.Copy(RepositoryFiles.Path("seeds", "taxonomy.yaml"), Path.Combine(SeedsFolder, "taxonomy.yaml"), overwrite: true);
        // Of the entities the countries are enough, and each process that a test starts reads them anew.
        foreach (var (folder, files) in ((string, string)[])[("rules", "*"), ("entities", "countries.yaml"), ("models", "*")])
        {
            var copy = _seeds.CreateSubdirectory(folder);
            foreach (var file in Directory.GetFiles(RepositoryFiles.Path("seeds", folder), files))
            {
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)), overwrite: true);
            }
        }

        File.WriteAllText(Path.Combine(SeedsFolder, "sources.yaml"), $"schema: monitor.sources/1\n\nsources:\n{string.Concat(sources.Select(source => source.ToYaml()))}");
    }

    public Task<CommandResult> RunAsync(params IEnumerable<string> arguments) => Executable.RunAsync(arguments, Settings);

    /// <summary>Takes a feed in from a file: stored and waiting in the outbox, whether or not a worker runs.</summary>
    public Task<CommandResult> ImportAsync(string source, TestFeed feed) => ImportAsync(source, feed.ToBytes());

    /// <inheritdoc cref="ImportAsync(string, TestFeed)"/>
    public async Task<CommandResult> ImportAsync(string source, byte[] feed)
    {
        var file = Path.Combine(SeedsFolder, "import.xml");
        await File.WriteAllBytesAsync(file, feed, TestContext.Current.CancellationToken);
        return (await RunAsync("import", file, "--source", source)).Succeeded();
    }

    /// <summary>Starts a worker; settings given here come over those of the installation.</summary>
    public WorkerProcess StartWorker(IReadOnlyDictionary<string, string>? settings = null)
    {
        var all = new Dictionary<string, string>(Settings, StringComparer.Ordinal) { ["NEWSMONITOR__Health__Url"] = $"http://127.0.0.1:{FreePort.Next()}" };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            all[name] = value;
        }

        return new WorkerProcess(Executable.Start(["run"], all));
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Database);
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Database);
        return [.. await connection.QueryAsync<T>(sql)];
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.ExecuteAsync(sql);
    }

    /// <summary>Makes all sources due now, as time would.</summary>
    public Task MakeDueAsync() => ExecuteAsync("update monitor.source_poll set next_due_at = now(); update monitor.host set next_allowed_at = now()");

    /// <summary>Waits until nothing is due, under way or unsent.</summary>
    public Task SettleAsync(TimeSpan? patience = null) => Eventually.HoldsAsync(
        async () => await ScalarAsync<bool>("""
            select not exists (select from monitor.outbox)
               and not exists (select from monitor.source_poll where next_due_at <= now() or lease_until > now())
            """),
        () => "something stays due, leased or unsent",
        patience);

    /// <summary>Everything that a subscriber can read in the archive, in the order of the stream; each as its schema says.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadArchiveAsync()
    {
        List<JsonElement> events = [];
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        idle.CancelAfter(TimeSpan.FromSeconds(4));
        try
        {
            await foreach (var received in new EventSubscription(Subscriber).ArchiveAsync("first", idle.Token))
            {
                events.Add(JsonDocument.Parse(received.Body).RootElement);
                Assert.Empty(EventSchemas.Problems(events[^1]));
                idle.CancelAfter(TimeSpan.FromSeconds(1.5));
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            // The stream has no end; silence is.
        }

        return events;
    }

    public async ValueTask DisposeAsync()
    {
        await BrokerAdministration.DeleteVirtualHostAsync(Name);
        await DropDatabaseAsync(Name);
        _seeds.Delete(recursive: true);
    }

    private static async Task<Installation> CreateAsync(string template)
    {
        var installation = new Installation($"nm_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}");
        await BrokerAdministration.CreateVirtualHostAsync(installation.Name);
        await CreateDatabaseAsync(installation.Name, template);
        installation.FillSettings();
        return installation;
    }

    private void FillSettings()
    {
        var worker = TestServices.BrokerWorker;
        Settings["NEWSMONITOR__Storage__Connection"] = WorkerConnection;
        Settings["NEWSMONITOR__Storage__OwnerConnection"] = TestServices.On(TestServices.OwnerConnection, Name);
        Settings["NEWSMONITOR__Broker__Url"] = BrokerUrl(worker.Port);
        Settings["NEWSMONITOR__Broker__PublishDeadline"] = "00:00:02";
        Settings["NEWSMONITOR__Broker__ArchiveMebibytes"] = "64";
        Settings["NEWSMONITOR__Fetching__Contact"] = "tests@example.org";
        Settings["NEWSMONITOR__Fetching__Deadline"] = "00:00:03";
        Settings["NEWSMONITOR__Polling__Lease"] = "00:00:07";
        Settings["NEWSMONITOR__Seeds__Path"] = SeedsFolder;
        Settings["NEWSMONITOR__Logging__Console__FormatterName"] = "plain";
    }

    /// <summary>The worker's broker URL, through another port where a proxy listens.</summary>
    public string BrokerUrl(int port)
    {
        var worker = TestServices.BrokerWorker;
        return $"amqp://{worker.Username}:{Uri.EscapeDataString(worker.Password)}@{worker.Host}:{port}/{Name}";
    }
}
