using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace NewsMonitor.Feeds.Html;

/// <summary>Takes the parts of a markup one after the other and keeps the text that a reader would see.</summary>
/// <param name="keepsUnknownTags">Whether a tag that no reader knows is text, as in a headline: "&lt;Reuters&gt; reports".</param>
internal sealed class TextWalker(bool keepsUnknownTags)
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Blocks = Names(
        "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer "
        + "form h1 h2 h3 h4 h5 h6 header hr li main nav ol optgroup option p pre section summary table tbody tfoot thead title tr "
        + "ul");

    /// <summary>Elements that never hold anything: they have no end to wait for.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Void =
        Names("area base br col embed frame hr img input keygen link meta param source track wbr");

    /// <summary>Left out with what is inside, where they end.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Unread =
        Names("audio datalist noscript select svg template video");

    private static readonly SearchValues<char> OtherWhiteSpace = SearchValues.Create(
        "\t\n\v\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000");

    private readonly StringBuilder _text = new();
    private char _pending;
    private int _pre;

    // While an element is left out its text is taken all the same: if it never ends, it was not what it seemed, and nothing is lost.
    private string? _leftOut;
    private int _leftOutDepth;
    private int _leftOutFrom;
    private char _leftOutPending;

    // The last link: "Read more" is one.
    private int _linkFrom = -1;
    private int _linkTo = -1;

    public int Length => _text.Length;

    /// <summary>White space is collapsed as a browser does.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(OtherWhiteSpace) is var other and >= 0)
        {
            Words(text[..other]);
            Space(_pre > 0 && text[other] == '\n' ? '\n' : ' ');
            text = text[(other + 1)..];
        }

        Words(text);
    }

    /// <param name="name">Name of the tag.</param>
    /// <param name="isBare">Whether it has no attributes.</param>
    /// <param name="isMarked">Whether its attributes say that it is no part of the text.</param>
    /// <param name="isSelfClosing">XHTML in which it is empty.</param>
    public void Start(ReadOnlySpan<char> name, bool isBare, bool isMarked, bool isSelfClosing)
    {
        if (keepsUnknownTags && isBare && !isSelfClosing && !KnownElements.Contain(name))
        {
            Text($"<{name}>");
            return;
        }

        name = LocalName(name);
        Break(name);
        if (_leftOut is not null)
        {
            _leftOutDepth += !isSelfClosing && Is(name, _leftOut) ? 1 : 0;
        }
        else if ((isMarked || Unread.Contains(name)) && !isSelfClosing && !Void.Contains(name))
        {
            (_leftOut, _leftOutDepth, _leftOutFrom, _leftOutPending) = (name.ToString(), 1, _text.Length, _pending);
        }
        else if (Is(name, "a"))
        {
            (_linkFrom, _linkTo) = (_text.Length, -1);
        }
        else if (Is(name, "pre"))
        {
            _pre++;
        }
    }

    public void End(ReadOnlySpan<char> name)
    {
        name = LocalName(name);
        if (_leftOut is not null && Is(name, _leftOut) && --_leftOutDepth == 0)
        {
            _text.Length = _leftOutFrom;
            (_pending, _leftOut) = (_leftOutPending, null);
        }

        Break(name);
        if (Is(name, "a"))
        {
            _linkTo = _text.Length;
        }
        else if (Is(name, "pre"))
        {
            _pre = Math.Max(0, _pre - 1);
        }
    }

    /// <summary>The text; a link to the rest of the article at its end is no part of it.</summary>
    public override string ToString()
    {
        var text = _text.ToString();
        return _linkFrom >= 0 && _linkTo == text.Length && _linkFrom < text.Length && BoilerplateLines.IsReadMore(text.AsSpan(_linkFrom).Trim())
            ? text[.._linkFrom]
            : text;
    }

    private void Words(ReadOnlySpan<char> text)
    {
        var words = text.TrimStart(' ');
        if (words.Length < text.Length)
        {
            Space(' ');
        }

        while (words.Length > 0)
        {
            var twice = words.IndexOf("  ");
            var run = (twice < 0 ? words : words[..twice]).TrimEnd(' ');
            if (_pending != 0 && _text.Length > 0)
            {
                _text.Append(_pending);
            }

            _text.Append(run);
            _pending = run.Length < words.Length ? ' ' : '\0';
            words = words[run.Length..].TrimStart(' ');
        }
    }

    private void Space(char space) => _pending = _pending == '\n' ? '\n' : space;

    private void Break(ReadOnlySpan<char> name)
    {
        if (Blocks.Contains(name))
        {
            _pending = '\n';
        }
        else if (name.Length == 2 && (Is(name, "td") || Is(name, "th")))
        {
            Space(' ');
        }
    }

    /// <summary>XHTML inside Atom may write its elements with a prefix.</summary>
    private static ReadOnlySpan<char> LocalName(ReadOnlySpan<char> name) => name[(name.IndexOf(':') + 1)..];

    private static bool Is(ReadOnlySpan<char> name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(string names) =>
        names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
