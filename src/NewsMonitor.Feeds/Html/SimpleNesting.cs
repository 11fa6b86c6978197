using System.Collections.Frozen;

namespace NewsMonitor.Feeds.Html;

/// <summary>Which elements of simple markup are open, and which may open: only where no reader would close or move anything by itself.</summary>
internal sealed class SimpleNesting
{
    private const int MaxDepth = 32;

    /// <summary>Hold paragraphs and lists.</summary>
    private static readonly FrozenSet<string> Containers = FrozenSet.ToFrozenSet(["blockquote", "div", "li"]);

    private static readonly FrozenSet<string> Lists = FrozenSet.ToFrozenSet(["ol", "ul"]);

    /// <summary>Hold text alone.</summary>
    private static readonly FrozenSet<string> Paragraphs = FrozenSet.ToFrozenSet(["h1", "h2", "h3", "h4", "h5", "h6", "p"]);

    private static readonly FrozenSet<string> Inline =
        FrozenSet.ToFrozenSet(["a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known =
        ((IEnumerable<string>)[.. Containers, .. Lists, .. Paragraphs, .. Inline, "br", "hr", "img"]).ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Stack<string> _open = new();

    public bool IsClosed => _open.Count == 0;

    /// <summary>Whether text may stand here; between the items of a list only white space may.</summary>
    public bool Allows(ReadOnlySpan<char> text) => !(_open.TryPeek(out var parent) && Lists.Contains(parent)) || text.IsWhiteSpace();

    /// <summary>The element of this name if it may open here; null when it may not, or is not a simple one.</summary>
    public string? Open(ReadOnlySpan<char> tag)
    {
        if (!Known.TryGetValue(tag, out var name) || _open.Count >= MaxDepth)
        {
            return null;
        }

        var parent = _open.TryPeek(out var top) ? top : "";
        var inText = Paragraphs.Contains(parent) || Inline.Contains(parent);
        var fits = name switch
        {
            "br" or "img" => !Lists.Contains(parent),
            "li" => Lists.Contains(parent),
            _ when Inline.Contains(name) => !Lists.Contains(parent) && !_open.Contains(name),
            _ => !inText && !Lists.Contains(parent),
        };
        if (!fits)
        {
            return null;
        }

        if (!IsVoid(name))
        {
            _open.Push(name);
        }

        return name;
    }

    /// <summary>The element that an end tag closes; null when it is not the last one that was opened.</summary>
    public string? Close(ReadOnlySpan<char> tag) => _open.TryPeek(out var top) && tag.SequenceEqual(top) ? _open.Pop() : null;

    public static bool IsVoid(string name) => name is "br" or "hr" or "img";
}
