using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Messaging;
using NewsMonitor.Messaging.Publishing;

namespace NewsMonitor.Worker.Commands;

internal static class TopologyCommand
{
    public static Command Create(Option<string?> settings)
    {
        var command = new Command("topology", "Declare exchanges, archive and dead letters in RabbitMQ, for subscribers that come before the first worker.");
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(settings), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? settings, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, services => services.AddMetrics().AddTopology());
        host.ValidateOptions();
        var topology = host.Services.GetRequiredService<BrokerTopology>();
        try
        {
            await topology.DeclareAsync(cancellationToken);
            Console.WriteLine($"RabbitMQ at {topology.Address} has {string.Join(", ", BrokerTopology.EventExchanges)}, {BrokerTopology.Archive} and {BrokerTopology.Dead}.");
            return ExitCode.Success;
        }
        catch (Exception e) when (BrokerFault.Is(e))
        {
            throw new CommandFailedException(BrokerFault.Explain(e, topology.Address));
        }
    }
}
