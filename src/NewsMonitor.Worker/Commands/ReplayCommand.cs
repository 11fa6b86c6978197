using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Events;
using NewsMonitor.Messaging;
using NewsMonitor.Messaging.Replaying;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Events;
using NewsMonitor.Worker.Outbox;

namespace NewsMonitor.Worker.Commands;

internal static class ReplayCommand
{
    private const double DefaultRate = 200;
    private const double HighestRate = 10_000;

    public static Command Create(Option<string?> settings)
    {
        var since = new Option<DateTimeOffset>("--since") { Description = "Events from this time on; a date is its midnight in UTC.", HelpName = "TIME", Required = true, CustomParser = Time };
        var until = new Option<DateTimeOffset?>("--until") { Description = "Events before this time. Default: all there are.", HelpName = "TIME", CustomParser = parsed => Time(parsed) };
        var key = new Option<string>("--key")
        {
            Description = "Binding key, such as article.*.*.*.place.jp: what a queue bound with it would have got.",
            HelpName = "PATTERN",
            DefaultValueFactory = _ => "#",
        };
        var to = new Option<string>("--to") { Description = "The queue, such as sub.desk-asia.main; nobody else sees what is sent.", HelpName = "QUEUE", Required = true };
        var rate = new Option<double>("--rate") { Description = $"Events a second at most, up to {HighestRate}.", HelpName = "N", DefaultValueFactory = _ => DefaultRate, CustomParser = Rate };
        var after = new Option<long>("--after") { Description = "Go on behind this position, which an earlier run printed.", HelpName = "POSITION" };
        var command = new Command("replay", "Send events of the log to one queue again, with their ids and a header that says so.") { since, until, key, to, rate, after };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(settings),
            new EventChoice(parsed.GetValue(since), parsed.GetValue(until), new TopicPattern(parsed.GetValue(key)!)),
            parsed.GetValue(to)!,
            parsed.GetValue(after),
            parsed.GetValue(rate),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string? settings, EventChoice choice, string queue, long after, double rate, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, services => services.AddStorage().AddEventWriter().AddBrokerOptions());
        host.ValidateOptions();
        var broker = host.Services.GetRequiredService<IOptions<BrokerOptions>>().Value;
        var address = BrokerAddress.Parse(broker.Url, broker.Password);
        Replay? replay = null;
        try
        {
            await SchemaGuard.RefuseOtherSchemaAsync(host.Services.GetRequiredService<DatabaseState>(), cancellationToken);
            await using var way = await QueueReplay.OpenAsync(address, queue, cancellationToken)
                ?? throw new CommandFailedException($"RabbitMQ at {address} has no queue '{queue}'. Whoever wants the events declares it first; nothing was sent.");
            replay = new Replay(host.Services.GetRequiredService<EventHistory>(), way, host.Services.GetRequiredService<TimeProvider>(), Console.Error);
            await replay.RunAsync(choice, after, rate, cancellationToken);
            Console.WriteLine($"{replay.Sent} events sent to {queue}, position {replay.Position}.{(replay.Erased > 0 ? $" {replay.Erased} were left out: their words were erased." : "")}");
            return ExitCode.Success;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && replay is not null)
        {
            throw new CommandFailedException($"Stopped: {Position(replay, queue)}");
        }
        catch (Exception e) when (replay is not null && e is not CommandFailedException)
        {
            // Whatever it was, the operator must learn how far it came.
            throw new CommandFailedException($"{(DatabaseFault.Is(e) ? DatabaseFault.Explain(e) : BrokerFault.Explain(e, address))}{Environment.NewLine}{Position(replay, queue)}");
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            throw new CommandFailedException(DatabaseFault.Explain(e));
        }
        catch (Exception e) when (BrokerFault.Is(e))
        {
            throw new CommandFailedException(BrokerFault.Explain(e, address));
        }
    }

    private static string Position(Replay replay, string queue) =>
        $"{replay.Sent} events were sent to {queue}. Go on with the same command and --after {replay.Position.ToString(CultureInfo.InvariantCulture)}";

    private static DateTimeOffset Time(System.CommandLine.Parsing.ArgumentResult parsed)
    {
        if (!DateTimeOffset.TryParse(
            parsed.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            parsed.AddError($"'{parsed.Tokens[0].Value}' is no time: 2024-07-01, or 2024-07-01T06:30Z");
        }

        return time;
    }

    /// <summary>Also with the unit: <c>50/s</c>.</summary>
    private static double Rate(System.CommandLine.Parsing.ArgumentResult parsed)
    {
        var text = parsed.Tokens[0].Value;
        if (!double.TryParse(text.EndsWith("/s", StringComparison.Ordinal) ? text[..^2] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate)
            || rate is not (> 0 and <= HighestRate))
        {
            parsed.AddError($"'{text}' is no rate: a number above 0 and up to {HighestRate}, such as 50/s");
        }

        return rate;
    }
}
