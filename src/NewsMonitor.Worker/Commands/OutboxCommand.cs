using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Messaging;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Events;
using NewsMonitor.Worker.Outbox;

namespace NewsMonitor.Worker.Commands;

/// <summary>What is not sent yet, and what cannot be sent as it is.</summary>
internal static class OutboxCommand
{
    private const int Listed = 100;

    public static Command Create(Option<string?> settings)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON document.", Recursive = true };
        var command = new Command("outbox", "List the events that are not sent: how many wait, and which are parked and why.") { json };
        command.SetAction((parsed, cancellationToken) => ListAsync(parsed.GetValue(settings), parsed.GetValue(json), cancellationToken));

        var list = new Command("list", "The same.");
        list.SetAction((parsed, cancellationToken) => ListAsync(parsed.GetValue(settings), parsed.GetValue(json), cancellationToken));
        command.Subcommands.Add(list);

        var id = new Argument<Guid>("ID") { Description = "Id of the event." };
        var show = new Command("show", "Tell all about one event that is not sent.") { id };
        show.SetAction((parsed, cancellationToken) => ShowAsync(parsed.GetValue(settings), parsed.GetValue(id), parsed.GetValue(json), cancellationToken));
        command.Subcommands.Add(show);

        var ids = new Argument<Guid[]>("ID") { Description = "Ids of parked events.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "All parked events." };
        var retry = new Command("retry", "Let parked events be sent again, after what stopped them was put right.") { ids, all };
        retry.SetAction((parsed, cancellationToken) => RetryAsync(parsed.GetValue(settings), parsed.GetValue(ids) ?? [], parsed.GetValue(all), cancellationToken));
        command.Subcommands.Add(retry);
        return command;
    }

    private static Task<int> ListAsync(string? settings, bool json, CancellationToken cancellationToken) => WithOutboxAsync(settings, async outbox =>
    {
        var summary = await outbox.SummaryAsync(cancellationToken);
        var parked = await outbox.ParkedAsync(Listed, cancellationToken);
        Console.WriteLine(json ? OutboxText.ListJson(summary, parked) : OutboxText.List(summary, parked));
    }, cancellationToken);

    private static Task<int> ShowAsync(string? settings, Guid id, bool json, CancellationToken cancellationToken) => WithOutboxAsync(settings, async outbox =>
    {
        var unsent = await outbox.FindAsync(id, cancellationToken)
            ?? throw new CommandFailedException($"Event {id} is not in the outbox: it was sent, or there is no such event.");
        Console.WriteLine(json ? OutboxText.ShowJson(unsent) : OutboxText.Show(unsent));
    }, cancellationToken);

    private static Task<int> RetryAsync(string? settings, Guid[] ids, bool all, CancellationToken cancellationToken) => WithOutboxAsync(settings, async outbox =>
    {
        if (all == ids.Length > 0)
        {
            throw new CommandFailedException("Name the events, or say --all.");
        }

        var retried = await outbox.RetryAsync(all ? null : ids, cancellationToken);
        if (retried < ids.Length)
        {
            throw new CommandFailedException($"{retried} of {ids.Length} events will be sent again; the others are not parked.");
        }

        Console.WriteLine($"{retried} {(retried == 1 ? "event" : "events")} will be sent again.");
    }, cancellationToken);

    private static async Task<int> WithOutboxAsync(string? settings, Func<OutboxReview, Task> act, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, services => services.AddStorage().AddEventWriter());
        host.ValidateOptions();
        try
        {
            await SchemaGuard.RefuseOtherSchemaAsync(host.Services.GetRequiredService<DatabaseState>(), cancellationToken);
            await act(host.Services.GetRequiredService<OutboxReview>());
            return ExitCode.Success;
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            throw new CommandFailedException(DatabaseFault.Explain(e));
        }
    }
}
