using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Worker.Tagging;

/// <summary>The words that tags are written with.</summary>
internal static class TagNames
{
    public static string Of(EventStatus status) => status.ToString().ToLowerInvariant();

    public static string Of(Salience salience) => salience.ToString().ToLowerInvariant();
}
