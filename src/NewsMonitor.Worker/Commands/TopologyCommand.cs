using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Messaging;
using NewsMonitor.Messaging.Publishing;
using RabbitMQ.Client.Exceptions;

namespace NewsMonitor.Worker.Commands;

internal static class TopologyCommand
{
    public static Command Create(Option<string?> settings)
    {
        var command = new Command("topology", "Declare exchange and archive in RabbitMQ, for subscribers that come before the first worker.");
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(settings), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? settings, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, services => services.AddTopology());
        host.ValidateOptions();
        var topology = host.Services.GetRequiredService<BrokerTopology>();
        try
        {
            await topology.DeclareAsync(cancellationToken);
            Console.WriteLine($"RabbitMQ at {topology.Address} has {BrokerTopology.EventsExchange} and {BrokerTopology.Archive}.");
            return ExitCode.Success;
        }
        catch (Exception e) when (e is BrokerUnreachableException or OperationInterruptedException)
        {
            throw new CommandFailedException($"RabbitMQ at {topology.Address}: {BrokerFault.Explain(e)}");
        }
    }
}
