using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using Npgsql;

namespace NewsMonitor.Storage.Intake;

/// <summary>Times and numbers for the events of a transaction.</summary>
internal static class EventStamps
{
    // The clock is read here, after the identities were locked: of two revisions of an article the later one has the later time.
    private const string TakeSql = """
        select clock_timestamp(), nextval('monitor.event_sequence') from generate_series(1, @Count)
        """;

    /// <summary>How many events a plan brings.</summary>
    public static int Count(IntakePlan plan) =>
        plan.New.Count(article => article.Announce) + plan.Revised.Count(article => article.Announcement != RevisionAnnouncement.None);

    /// <summary>To be added behind what locks the identities; asks nothing when no event is to be told.</summary>
    public static void Take(StatementBatch batch, int count)
    {
        if (count > 0)
        {
            batch.Add(TakeSql).With("Count", count);
        }
    }

    /// <summary>Takes them in a round trip of their own; to be called once the identities are locked.</summary>
    public static async Task<IReadOnlyList<EventStamp>> TakeAsync(TransactionStep step, int count)
    {
        if (count == 0)
        {
            return [];
        }

        await using var batch = new StatementBatch(step);
        Take(batch, count);
        await using var answers = await batch.ReadAsync();
        return await ReadAsync(answers, count, step.CancellationToken);
    }

    public static async Task<IReadOnlyList<EventStamp>> ReadAsync(NpgsqlDataReader answers, int count, CancellationToken cancellationToken)
    {
        List<EventStamp> stamps = [];
        while (stamps.Count < count && await answers.ReadAsync(cancellationToken))
        {
            stamps.Add(new EventStamp(answers.GetFieldValue<DateTimeOffset>(0), answers.GetInt64(1)));
        }

        return stamps;
    }
}
