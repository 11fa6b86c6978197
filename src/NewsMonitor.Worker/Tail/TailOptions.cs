namespace NewsMonitor.Worker.Tail;

/// <summary>How <c>tail</c> reads and prints.</summary>
/// <param name="Json">Whole events instead of readable lines.</param>
/// <param name="Archive">From the oldest archived event instead of from now.</param>
/// <param name="Idle">End after this long without an event; null = never.</param>
/// <param name="Keys">Binding keys.</param>
/// <param name="Team">Second word of the queue's name.</param>
internal sealed record TailOptions(bool Json, bool Archive, TimeSpan? Idle, IReadOnlyList<string> Keys, string Team);
