namespace NewsMonitor.Feeds;

/// <summary>
/// Asked before a redirect is followed to another site than the one that was asked for: nobody holds that one yet. Answers null when it may be asked now,
/// and is then the caller's; else how long it wants to be left alone, at least.
/// </summary>
/// <param name="site">The host without prefixes such as <c>www</c>, as hosts are leased.</param>
/// <param name="cancellationToken">The deadline of the fetch, or a requested stop.</param>
public delegate Task<TimeSpan?> EnterHost(string site, CancellationToken cancellationToken);
