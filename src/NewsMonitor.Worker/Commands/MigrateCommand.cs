using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Migrations;

namespace NewsMonitor.Worker.Commands;

internal static class MigrateCommand
{
    public static Command Create(Option<string?> settings)
    {
        var command = new Command("migrate", "Bring the database schema up to date, as its owner.");
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(settings), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? settings, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, services => services.AddMigrations());
        host.ValidateOptions();
        try
        {
            var applied = await host.Services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            foreach (var name in applied)
            {
                Console.WriteLine($"applied {name}");
            }

            Console.WriteLine(applied.Count == 0 ? "The schema is up to date." : $"The schema is up to date: {applied.Count} migrations applied.");
            return ExitCode.Success;
        }
        catch (MigrationException e)
        {
            throw new CommandFailedException(e.Message);
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            throw new CommandFailedException(DatabaseFault.Explain(e));
        }
    }
}
