namespace NewsMonitor.Subscribers;

/// <summary>What a sample is started with.</summary>
/// <param name="Broker"><c>amqp://user:password@host:5672/vhost</c>.</param>
/// <param name="JournalPath">File with what was handled.</param>
/// <param name="Queue"><c>sub.TEAM.PURPOSE</c>.</param>
/// <param name="Key">Binding key, such as <c>article.detected.#</c>.</param>
/// <param name="Since">Where to begin in the archive; null: nowhere.</param>
internal sealed record Arguments(Uri Broker, string JournalPath, string Queue, string Key, string? Since)
{
    private const string Usage = "usage: AMQP_URL=amqp://user:password@host:5672/vhost NAME JOURNAL QUEUE KEY [--since 7D]";

    /// <summary>Null, and a message, when they are not complete.</summary>
    public static Arguments? Read(string[] arguments)
    {
        var broker = Uri.TryCreate(Environment.GetEnvironmentVariable("AMQP_URL"), UriKind.Absolute, out var url) ? url : null;
        switch (arguments)
        {
            case [var journal, var queue, var key] when broker is not null:
                return new Arguments(broker, journal, queue, key, Since: null);
            case [var journal, var queue, var key, "--since", var since] when broker is not null:
                return new Arguments(broker, journal, queue, key, since);
            default:
                Console.Error.WriteLine(Usage);
                return null;
        }
    }
}
