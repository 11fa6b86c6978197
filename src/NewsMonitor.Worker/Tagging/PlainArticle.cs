using NewsMonitor.Core.Text;

namespace NewsMonitor.Worker.Tagging;

/// <summary>An article that a person saved as text: the headline in its first line.</summary>
internal static class PlainArticle
{
    /// <summary>Lines that AMP pages of WordPress put around an article, and that copying brings along.</summary>
    private static readonly string[] Chrome = ["Website-Icon ", "Die mobile Version verlassen", "Exit mobile version"];

    /// <summary>Headline and text; lines of page furniture and bare addresses are left out.</summary>
    public static (string Title, string Text) Of(string content)
    {
        var lines = TextGate.Block(content, int.MaxValue).Split('\n').Where(line => !IsChrome(line.Trim())).ToList();
        var headline = lines.FindIndex(line => !string.IsNullOrWhiteSpace(line));
        return headline < 0 ? ("", "") : (lines[headline].Trim(), string.Join('\n', lines.Skip(headline + 1)).Trim('\n'));
    }

    private static bool IsChrome(string line) =>
        Array.Exists(Chrome, chrome => line.StartsWith(chrome, StringComparison.Ordinal))
        || IsAddress(line);

    private static bool IsAddress(string line) =>
        !line.Contains(' ', StringComparison.Ordinal)
        && (line.StartsWith("https://", StringComparison.Ordinal) || line.StartsWith("http://", StringComparison.Ordinal));
}
