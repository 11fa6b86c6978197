using System.CommandLine;

namespace NewsMonitor.Worker.Commands;

/// <summary>The commands of <c>newsmonitor</c>.</summary>
internal static class CommandTree
{
    public static InvocationConfiguration Invocation { get; } = new()
    {
        EnableDefaultExceptionHandler = false,
        // A worker finishes what it has begun: fetches and publishes have deadlines of their own.
        ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
    };

    public static RootCommand Build()
    {
        var settings = new Option<string?>("--config")
        {
            Description = "JSON file with settings. The environment comes over it: NEWSMONITOR__Section__Key, or …__Key_FILE for secrets.",
            HelpName = "FILE",
            Recursive = true,
        };
        return new RootCommand("NewsMonitor polls news sources, recognises what concerns defence and security, stores it in Postgres and announces it on RabbitMQ.")
        {
            settings,
            RunCommand.Create(settings),
            MigrateCommand.Create(settings),
            SourcesCommand.Create(settings),
            CheckCommand.Create(settings),
            ApplyCommand.Create(settings),
            TopologyCommand.Create(settings),
            ReadCommand.Create(settings),
            TagCommand.Create(settings),
            ExplainCommand.Create(settings),
            EvaluateCommand.Create(settings),
            GroupCommand.Create(settings),
            RetagCommand.Create(settings),
            BacktestCommand.Create(settings),
            ReportCommand.Create(settings),
            ImportCommand.Create(settings),
            TailCommand.Create(settings),
            ReplayCommand.Create(settings),
            OutboxCommand.Create(settings),
            EraseCommand.Create(settings),
            HealthCommand.Create(settings),
        };
    }
}
