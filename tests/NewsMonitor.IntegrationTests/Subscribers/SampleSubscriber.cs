using System.Diagnostics;
using System.Text.Json;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Subscribers;

/// <summary>One of the programs in <c>deploy/subscribers</c>, run as its README says, with a journal of its own.</summary>
internal sealed class SampleSubscriber(string name, Installation installation) : IAsyncDisposable
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> Names = ["python", "node", "plain", "masstransit"];

    private static readonly string[] Pythons = ["python3", "/usr/bin/python3"];
    private static readonly string Folder = RepositoryFiles.Path("deploy", "subscribers");

    private readonly string _journal = Path.Combine(installation.SeedsFolder, $"{name}.jsonl");
    private WorkerProcess? _process;

    public string Name => name;

    public string Log => _process?.Log ?? "";

    /// <summary>Null when this machine can run it; else what is missing.</summary>
    public static string? Missing(string name) => name switch
    {
        "python" => Python() is null ? "Python's package pika" : null,
        "node" => Directory.Exists(Path.Combine(Folder, "node", "node_modules", "amqplib")) ? null : "npm ci in deploy/subscribers/node",
        _ => null,
    };

    /// <summary>Starts it, or starts it again.</summary>
    public void Start(string key)
    {
        string[] arguments = [_journal, $"sub.local.sample-{name}", key, "--since", "first"];
        var (program, script) = name switch
        {
            "python" => (Python()!, Path.Combine(Folder, "python", "subscriber.py")),
            "node" => ("node", Path.Combine(Folder, "node", "subscriber.mjs")),
            "plain" => (Built("NewsMonitor.Subscribers.Plain"), null),
            _ => (Built("NewsMonitor.Subscribers.MassTransit"), (string?)null),
        };
        var start = new ProcessStartInfo(program, script is null ? arguments : [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AMQP_URL"] = Url();
        _process = new WorkerProcess(Process.Start(start)!);
    }

    /// <summary><c>kill -9</c>.</summary>
    public void Kill() => _process!.Kill();

    /// <summary>The ids in its journal, as often as they are there; a line that is being written is not counted.</summary>
    public IReadOnlyList<string> Ids()
    {
        if (!File.Exists(_journal))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(_journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = reader.ReadToEnd();
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!)];
    }

    public Task HasAsync(IReadOnlyCollection<string> ids) =>
        Eventually.HoldsAsync(() => ids.Except(Ids(), StringComparer.Ordinal).Any() is false, () => $"{name} has {Ids().Count} of {ids.Count}\n{Log}");

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    private static string Built(string project) =>
        Path.Combine(RepositoryFiles.Root, "artifacts", "bin", project, new DirectoryInfo(AppContext.BaseDirectory).Name, project);

    /// <summary>The first Python that has the client; a distribution's package belongs to the distribution's Python.</summary>
    private static string? Python() => Pythons.FirstOrDefault(python =>
    {
        try
        {
            using var probe = Process.Start(new ProcessStartInfo(python, ["-c", "import pika"]) { RedirectStandardError = true })!;
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    private string Url()
    {
        var login = installation.Subscriber;
        return $"amqp://{login.Username}:{Uri.EscapeDataString(login.Password)}@{login.Host}:{login.Port}/{login.VirtualHost}";
    }
}
