using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsMonitor.Messaging;
using NewsMonitor.Messaging.Subscribing;
using NewsMonitor.Worker.Tail;

namespace NewsMonitor.Worker.Commands;

internal static class TailCommand
{
    /// <summary>A subscriber's URL, with its password; the worker's own login is used where none is given.</summary>
    private const string UrlVariable = "NEWSMONITOR_SUBSCRIBER_URL";

    public static Command Create(Option<string?> settings)
    {
        var json = new Option<bool>("--json") { Description = "Print each event whole, one JSON document a line." };
        var inDetail = new Option<bool>("--long") { Description = "Print a few lines for each event." };
        var archive = new Option<bool>("--archive") { Description = "Begin with the oldest event of the archive." };
        var idle = new Option<int?>("--idle") { Description = "End after so many seconds without an event.", HelpName = "SECONDS" };
        var key = new Option<string[]>("--key")
        {
            Description = "Binding key, such as article.detected.#; may be given several times. Default: #.",
            DefaultValueFactory = _ => ["#"],
        };
        var team = new Option<string>("--team")
        {
            Description = "Second word of the queue's name, sub.TEAM.…: what the login may declare.",
            DefaultValueFactory = _ => "local",
        };
        var url = new Option<string?>("--url") { Description = $"amqp://user:password@host/vhost of a subscriber. Default: {UrlVariable}, else the worker's." };
        var command = new Command("tail", "Subscribe, and print one readable line per event.") { json, inDetail, archive, idle, key, team, url };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            Address(parsed.GetValue(url), parsed.GetValue(settings)),
            new TailOptions(
                parsed.GetValue(json) ? EventLayout.Json : parsed.GetValue(inDetail) ? EventLayout.Block : EventLayout.Line,
                parsed.GetValue(archive),
                parsed.GetValue(idle) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                parsed.GetValue(key)!,
                parsed.GetValue(team)!),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(BrokerAddress address, TailOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await EventPrinter.PrintAsync(new EventSubscription(address), options, Console.Out, Console.Error, cancellationToken);
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Success;
        }
        catch (Exception e) when (BrokerFault.Is(e))
        {
            throw new CommandFailedException(BrokerFault.Explain(e, address));
        }
    }

    private static BrokerAddress Address(string? url, string? settings)
    {
        try
        {
            if ((url ?? Environment.GetEnvironmentVariable(UrlVariable)) is { Length: > 0 } given)
            {
                return BrokerAddress.Parse(given);
            }

            using var host = WorkerHost.BuildOnce(settings, services => services.AddBrokerOptions());
            host.ValidateOptions();
            var broker = host.Services.GetRequiredService<IOptions<BrokerOptions>>().Value;
            return BrokerAddress.Parse(broker.Url, broker.Password);
        }
        catch (FormatException e)
        {
            throw new CommandFailedException(e.Message);
        }
    }
}
