using System.Globalization;
using NewsMonitor.Core.Intake;

namespace NewsMonitor.Core.Scheduling;

/// <summary>A listing that shows nothing but what is new since the last time: more may have been published than it holds.</summary>
public static class WindowOverrun
{
    /// <summary>Many write the time of an article to the minute.</summary>
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Whether entries may have scrolled out unseen.</summary>
    /// <remarks>
    /// Not where an entry, though new to us, was published before the last success: then the listing reaches back far enough, and its addresses or its order
    /// have changed. Nor where it shows a single entry: a feed of the latest item alone would be an alarm each time. An old entry that is pinned to the top
    /// hides an overrun.
    /// </remarks>
    /// <param name="plan">What became of the entries of the listing.</param>
    /// <param name="lastSuccess">When the source was last read; null before the first time.</param>
    /// <param name="hasBrought">Whether it ever brought an article.</param>
    public static bool Happened(IntakePlan plan, DateTimeOffset? lastSuccess, bool hasBrought)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return hasBrought
            && lastSuccess is { } last
            && plan.EarliestKnown is null
            && plan.New.Count > 1
            && plan.New.All(article => article.State.Published?.At is not { } published || published > last - Minute);
    }

    /// <summary>One line for the operator, of a gap that could not be closed.</summary>
    /// <param name="lastSuccess">Since when entries may be missing.</param>
    /// <param name="pages">Older pages that were asked for.</param>
    public static string Message(DateTimeOffset? lastSuccess, int pages)
    {
        var since = lastSuccess?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "its first poll";
        var tried = pages switch
        {
            0 => "it has no older pages",
            1 => "one older page did not reach what was known",
            _ => string.Create(CultureInfo.InvariantCulture, $"{pages} older pages did not reach what was known"),
        };
        return $"all that it showed was new, and {tried}: entries since {since} may be missing";
    }
}
