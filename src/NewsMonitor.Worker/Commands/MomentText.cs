using System.Globalization;

namespace NewsMonitor.Worker.Commands;

/// <summary>Reads a moment that an operator names: a day, or a day and a time; UTC where no zone is given.</summary>
internal static class MomentText
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK"];

    /// <param name="option">The option that names it, for the message.</param>
    /// <param name="text">Its value.</param>
    /// <exception cref="CommandFailedException">It is none.</exception>
    public static DateTimeOffset Parse(string option, string text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : throw new CommandFailedException($"{option} '{text}' is no time: write 2024-07-28, 2024-07-28T07:18Z or 2024-07-28T09:18+02:00.");
}
