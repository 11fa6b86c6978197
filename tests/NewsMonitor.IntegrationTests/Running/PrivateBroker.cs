using System.Diagnostics;
using System.Globalization;
using NewsMonitor.Messaging;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>A RabbitMQ of its own, with the users, permissions and policies that are delivered: it may be frozen and killed while other tests run.</summary>
public sealed class PrivateBroker : IAsyncLifetime
{
    private readonly string _state = $"/var/tmp/newsmonitor-test-mq-{Environment.ProcessId}";
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    /// <summary>The worker's URL, with its password.</summary>
    internal string WorkerUrl => _environment["NEWSMONITOR__Broker__Url"];

    internal BrokerAddress Worker => BrokerAddress.Parse(WorkerUrl);

    internal BrokerAddress Administrator => BrokerAddress.Parse(_environment["NEWSMONITOR_TEST_MQ"]);

    /// <summary>Team <c>local</c>: article, story and alert events.</summary>
    internal BrokerAddress Subscriber => BrokerAddress.Parse(_environment["NEWSMONITOR_SUBSCRIBER_URL"]);

    /// <summary>Team <c>ops</c>, which may read ops events as well.</summary>
    internal BrokerAddress Ops => BrokerAddress.Parse(_environment["NEWSMONITOR_OPS_URL"]);

    public async ValueTask InitializeAsync()
    {
        await ServicesAsync("start", "mq");
        foreach (var line in (await ServicesAsync("env")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = line["export ".Length..].Split('=', 2);
            _environment[pair[0]] = pair[1].Trim('\'');
        }
    }

    /// <summary>A command of <c>deploy/local/services</c>; returns what it printed.</summary>
    internal async Task<string> ServicesAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(TestServices.Script, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NEWSMONITOR_STATE"] = _state;
        start.Environment["NEWSMONITOR_MQ_MANAGEMENT"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }

    /// <summary><c>kill -9</c>, at this moment.</summary>
    internal void Kill()
    {
        using var process = Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(_state, "mq", "beam.pid")), CultureInfo.InvariantCulture));
        process.Kill();
    }

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(_state))
        {
            await ServicesAsync("wipe");
        }
    }
}

/// <summary>Tests that share the private broker, one after the other.</summary>
[CollectionDefinition(nameof(PrivateBroker))]
public sealed class PrivateBrokerTests : ICollectionFixture<PrivateBroker>;
