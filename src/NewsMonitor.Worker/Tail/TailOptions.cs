namespace NewsMonitor.Worker.Tail;

/// <summary>How <c>tail</c> reads and prints.</summary>
/// <param name="Layout">What is printed of an event.</param>
/// <param name="Archive">From the oldest archived event instead of from now.</param>
/// <param name="Idle">End after this long without an event; null = never.</param>
/// <param name="Keys">Binding keys.</param>
/// <param name="Team">Second word of the queue's name.</param>
internal sealed record TailOptions(EventLayout Layout, bool Archive, TimeSpan? Idle, IReadOnlyList<string> Keys, string Team);

/// <summary>What is printed of an event.</summary>
internal enum EventLayout
{
    /// <summary>One readable line.</summary>
    Line,

    /// <summary>A few readable lines.</summary>
    Block,

    /// <summary>The whole JSON document in one line.</summary>
    Json,
}
