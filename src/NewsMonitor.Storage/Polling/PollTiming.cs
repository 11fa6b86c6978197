namespace NewsMonitor.Storage.Polling;

/// <summary>When to ask again.</summary>
/// <param name="NextPoll">From now, on the database clock.</param>
/// <param name="HostGap">How long the host is left alone.</param>
public sealed record PollTiming(TimeSpan NextPoll, TimeSpan HostGap);
