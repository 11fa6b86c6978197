using System.Globalization;

namespace NewsMonitor.Worker.Retagging;

/// <summary>Says now and then how far a long run is.</summary>
internal sealed class RetagProgress(TextWriter output)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private long? _started;
    private long _told;

    /// <param name="clock">The clock.</param>
    /// <param name="articles">Articles that were read so far.</param>
    /// <param name="place">When the last of them was first seen.</param>
    public void Tell(TimeProvider clock, long articles, DateTimeOffset place)
    {
        var now = clock.GetTimestamp();
        if (_started is not { } started)
        {
            // The first page warms up: the rate is counted from there.
            (_started, _told) = (now, now);
            return;
        }

        if (clock.GetElapsedTime(_told, now) >= Every)
        {
            _told = now;
            var rate = articles / clock.GetElapsedTime(started, now).TotalSeconds;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{articles:N0} articles, {rate:N0} per second, at those of {place:yyyy-MM-dd HH:mm}Z"));
        }
    }
}
