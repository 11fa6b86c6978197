namespace NewsMonitor.Messaging.Events;

/// <summary>The beginning of a text, cut between words: enough to judge an article, too little to replace it.</summary>
internal static class Excerpt
{
    /// <summary>Letters that an event may quote: publishers' rights, and the size of messages.</summary>
    public const int Length = 200;

    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Length)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', Length - 1);
        end = end > Length / 2 ? end : Length - 1;
        return (char.IsHighSurrogate(line[end - 1]) ? line[..(end - 1)] : line[..end]) + "…";
    }
}
