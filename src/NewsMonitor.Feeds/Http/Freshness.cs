using System.Globalization;

namespace NewsMonitor.Feeds.Http;

/// <summary>How long a site says that an answer stays fresh: RFC 9111, sections 4.2 and 5.</summary>
internal static class Freshness
{
    private const string MaxAge = "max-age=";

    /// <summary>Longer promises are shortened; nobody keeps them anyway.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>The time left: more than zero, at most a year; null when nothing is said, or that the answer is not to be kept.</summary>
    /// <remarks>Read from the headers as received: the typed ones lose a whole header for one directive they do not know.</remarks>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        string[] directives = [.. ConditionalHeaders.All(response.Headers, "Cache-Control").SelectMany(line => line.Split(',')).Select(part => part.Trim())];
        if (directives.Any(directive => IsNamed(directive, "no-cache") || IsNamed(directive, "no-store")))
        {
            return null;
        }

        var lifetime = directives.FirstOrDefault(directive => directive.StartsWith(MaxAge, StringComparison.OrdinalIgnoreCase)) is { } maxAge
            ? Seconds(maxAge[MaxAge.Length..].Trim('"'))
            : UntilExpires(response, now);

        // A cache on the way has already used up part of it.
        var left = lifetime - (Seconds(ConditionalHeaders.Raw(response.Headers, "Age")) ?? TimeSpan.Zero);
        return left > Longest ? Longest : left > TimeSpan.Zero ? left : null;
    }

    /// <summary>By the clock of the site, which may be wrong in both headers alike.</summary>
    private static TimeSpan? UntilExpires(HttpResponseMessage response, DateTimeOffset now) =>
        SiteClock.Read(ConditionalHeaders.Raw(response.Content.Headers, "Expires")) - SiteClock.Now(response, now);

    private static bool IsNamed(string directive, string name) =>
        directive.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (directive.Length == name.Length || directive[name.Length] == '=');

    /// <remarks>More digits than a number holds are still only "a very long time".</remarks>
    private static TimeSpan? Seconds(string? digits) => string.IsNullOrEmpty(digits) || !digits.All(char.IsAsciiDigit)
        ? null
        : TimeSpan.FromSeconds(int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : int.MaxValue);
}
