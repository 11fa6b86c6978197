namespace NewsMonitor.Messaging.Events;

/// <summary>The beginning of a text, cut between words: enough to judge an article, too little to replace it.</summary>
internal static class Excerpt
{
    /// <summary>Letters that an event may quote: publishers' rights, and the size of messages.</summary>
    public const int Length = 200;

    public static string? Of(string? text) => Of(text, Length);

    /// <param name="text">The text.</param>
    /// <param name="max">UTF-16 units of the result, mark included.</param>
    public static string? Of(string? text, int max)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= max)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', max - 1);
        end = end > max / 2 ? end : max - 1;
        return (char.IsHighSurrogate(line[end - 1]) ? line[..(end - 1)] : line[..end]) + "…";
    }
}
