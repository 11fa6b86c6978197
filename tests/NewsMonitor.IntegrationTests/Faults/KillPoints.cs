using static NewsMonitor.IntegrationTests.Faults.WireProxy;

namespace NewsMonitor.IntegrationTests.Faults;

/// <summary>Moments at which a worker is killed, recognised on the wire.</summary>
internal static class KillPoints
{
    /// <summary>Articles and events are written, COMMIT was sent and has not arrived.</summary>
    public static Func<Passing, Verdict> BeforeCommit(Action kill) => passing =>
    {
        Note(passing, "insert into monitor.outbox");
        return Strike(IsCommitOf(passing, "insert into monitor.outbox"), kill);
    };

    /// <summary>COMMIT is done, and the worker has not heard of it.</summary>
    public static Func<Passing, Verdict> AfterCommit(Action kill) => passing =>
    {
        Note(passing, "insert into monitor.outbox");
        if (IsCommitOf(passing, "insert into monitor.outbox"))
        {
            passing.Connection.Marks.Add("commit is under way");
            return Verdict.Pass;
        }

        return Strike(!passing.FromWorker && passing.Connection.Marks.Contains("commit is under way"), kill);
    };

    /// <summary>The events are published and confirmed; the order to remove them from the outbox has not arrived.</summary>
    public static Func<Passing, Verdict> BeforeRemoval(Action kill) => passing =>
        Strike(passing.FromWorker && passing.Text.Contains("delete from monitor.outbox", StringComparison.Ordinal), kill);

    /// <summary>The broker has an event, and the worker has not heard of it. For the proxy in front of RabbitMQ.</summary>
    public static Func<Passing, Verdict> AfterPublish(Action kill) => passing =>
    {
        if (passing.FromWorker && passing.Text.Contains("specversion", StringComparison.Ordinal))
        {
            passing.Connection.Marks.Add("published");
            return Verdict.Pass;
        }

        return Strike(!passing.FromWorker && passing.Connection.Marks.Contains("published"), kill);
    };

    private static void Note(Passing passing, string sql)
    {
        if (passing.FromWorker && passing.Text.Contains(sql, StringComparison.Ordinal))
        {
            passing.Connection.Marks.Add(sql);
        }
    }

    private static bool IsCommitOf(Passing passing, string sql) =>
        passing.FromWorker && passing.Connection.Marks.Contains(sql) && passing.Text.Contains("COMMIT", StringComparison.Ordinal);

    private static Verdict Strike(bool now, Action kill)
    {
        if (!now)
        {
            return Verdict.Pass;
        }

        kill();
        return Verdict.Cut;
    }
}
