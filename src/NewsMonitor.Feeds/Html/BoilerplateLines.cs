using System.Text.RegularExpressions;

namespace NewsMonitor.Feeds.Html;

/// <summary>Lines before and behind an article that are no part of it, known by their exact words.</summary>
internal static partial class BoilerplateLines
{
    private const int MaxReadMore = 300;

    /// <summary>Takes such lines off both ends; a line in the middle of a text stays, whatever it says.</summary>
    public static string Remove(string text)
    {
        var rest = text.AsSpan().Trim('\n');
        while (rest.LastIndexOf('\n') is var at && IsFooter(rest[(at + 1)..].Trim()) && rest.Length > 0)
        {
            rest = at < 0 ? [] : rest[..at].TrimEnd('\n');
        }

        while (rest.Length > 0 && LineLength(rest) is var length && IsHeader(rest[..length].Trim()))
        {
            rest = rest[length..].TrimStart('\n');
        }

        return rest.Length == text.Length ? text : rest.ToString();
    }

    /// <summary>Whether a text is nothing but the invitation to read the rest elsewhere.</summary>
    public static bool IsReadMore(ReadOnlySpan<char> text) => text.Length <= MaxReadMore && ReadMore().IsMatch(text);

    private static int LineLength(ReadOnlySpan<char> text) => text.IndexOf('\n') is var end && end < 0 ? text.Length : end;

    private static bool IsHeader(ReadOnlySpan<char> line) => line.StartsWith("Website-Icon ", StringComparison.Ordinal) && line.Length < 100;

    private static bool IsFooter(ReadOnlySpan<char> line) => IsReadMore(line) || Footer().IsMatch(line);

    [GeneratedRegex(
        """
        ^(?:Der\ Beitrag\ .{1,2000}\ erschien\ zuerst\ auf\ .{1,300}
          |The\ post\ .{1,2000}\ (?:first\ appeared|appeared\ first)\ on\ .{1,300}
          |Die\ mobile\ Version\ verlassen
          |Exit\ mobile\ version
          |(?:Teilen\ mit|Share\ this|Gefällt\ mir|Like\ this|Ähnliche\ Beiträge|Related):?
          |(?:Gefällt\ mir:?\ )?(?:Gefällt\ mir\ )?Wird\ geladen\ ?(?:…|\.{3})
          |(?:Like\ this:?\ )?(?:Like\ )?Loading\ ?(?:…|\.{3})
          |(?:https?://\S+\.(?:mp3|m4a|ogg|oga|aac|wav)(?:\?\S*)?)
        )$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Footer();

    [GeneratedRegex(
        """
        ^[\[(]?\s*(?:…\s*)?(?:
            (?:(?:Hier\ )?(?:Weiterlesen|Weiter\ lesen)|Mehr\ lesen|Mehr\ erfahren|Zum\ Artikel|Zum\ vollständigen\ Artikel
              |Read\ more|Read\ the\ full\ (?:article|story)|Continue\ reading)
            (?:\s+(?:[„"“«»‚‘'].{1,250}|(?:hier|here|bei\ \S{1,40}|on\ \S{1,40}|at\ \S{1,40})))?
          )\s*[.:…→»›>\])\s]*$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReadMore();
}
