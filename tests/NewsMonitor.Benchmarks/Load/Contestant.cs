using NewsMonitor.FeedFarm;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>One way to poll the farm, as a process of its own on a database of its own.</summary>
internal abstract class Contestant(ChildProcess process, LoadDatabase database, FarmProcess farm) : IAsyncDisposable
{
    public ChildProcess Process => process;

    protected LoadDatabase Database => database;

    protected FarmProcess Farm => farm;

    /// <summary>Polls the sources whose numbers are in the range, each once, and returns when all is stored.</summary>
    public abstract Task PollAsync(Range numbers, CancellationToken cancellationToken);

    public Task TidyAsync() => database.TidyAsync();

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await database.DisposeAsync();
    }

    public static async Task<Contestant> StartAsync(string name, PrivatePostgres postgres, FarmProcess farm, CancellationToken cancellationToken)
    {
        var database = await LoadDatabase.CreateAsync(postgres, $"load_{name}");
        if (name == "naive")
        {
            await database.ExecuteAsync(NaivePoller.Schema);
            await database.ExecuteAsync("grant all on article to public");
            return new Naive(ChildProcess.Start(NaivePoller.Command, database.Environment), database, farm);
        }

        await database.InstallAsync(farm.Options, cancellationToken);
        return name == "store"
            ? new Store(ChildProcess.Start(StorePoller.Command, database.Environment), database, farm)
            : new Ours(ChildProcess.Start(LoadWorker.Command, database.Environment), database, farm);
    }

    private sealed class Naive(ChildProcess process, LoadDatabase database, FarmProcess farm) : Contestant(process, database, farm)
    {
        public override async Task PollAsync(Range numbers, CancellationToken cancellationToken)
        {
            var list = Path.GetTempFileName();
            try
            {
                var sources = new Farm(Farm.Options with { MinItems = 1, MaxItems = 1 }).Sources;
                await File.WriteAllLinesAsync(list, sources.Take(numbers).Select(source => source.FeedUrl.AbsoluteUri), cancellationToken);
                await Process.AskAsync(list, cancellationToken);
            }
            finally
            {
                File.Delete(list);
            }
        }
    }

    private sealed class Store(ChildProcess process, LoadDatabase database, FarmProcess farm) : Contestant(process, database, farm)
    {
        public override async Task PollAsync(Range numbers, CancellationToken cancellationToken)
        {
            await Database.MakeDueAsync(numbers);
            await Process.AskAsync("poll", cancellationToken);
        }
    }

    private sealed class Ours : Contestant
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

        public Ours(ChildProcess process, LoadDatabase database, FarmProcess farm)
            : base(process, database, farm) => process.Drain(show: "\"LogLevel\":\"Error\"");

        /// <remarks>The farm is asked first, as asking the database costs what is being measured.</remarks>
        public override async Task PollAsync(Range numbers, CancellationToken cancellationToken)
        {
            await Farm.Client.ResetAsync(cancellationToken);
            await Database.MakeDueAsync(numbers);
            while ((await Farm.Client.StatsAsync(cancellationToken)).Requests < numbers.End.Value - numbers.Start.Value)
            {
                await Task.Delay(Pause, cancellationToken);
            }

            while (!await Database.IsSettledAsync())
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
