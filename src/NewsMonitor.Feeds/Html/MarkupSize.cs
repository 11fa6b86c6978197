using System.Collections.Frozen;

namespace NewsMonitor.Feeds.Html;

/// <summary>How much work a markup is for whoever builds a tree of it. Counted in linear time.</summary>
/// <remarks>
/// Tree builders and HtmlSanitizer look through what is open, and what lies beside, for nearly every tag: their time grows
/// with the square of the tags in the worst case. Bounded by their number it stays bounded whatever they are.
/// </remarks>
internal static class MarkupSize
{
    /// <summary>Tags of one text. A long article has a few hundred, a live blog of a whole day a few thousand.</summary>
    public const int MaxTags = 6_000;

    /// <summary>Elements open at once.</summary>
    private const int MaxDepth = 256;

    /// <summary>Tags inside scripts, style sheets and comments: there are ways to make elements of them.</summary>
    private const int MaxUnreadTags = 4_000;

    /// <summary>Attributes of one tag.</summary>
    private const int MaxAttributes = 200;

    /// <summary>Elements that need no end tag; without one they are not nested.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Uncounted =
        "p li dt dd tr td th thead tbody tfoot option optgroup colgroup area base br col embed hr img input link meta param source track wbr"
            .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Elements that are opened again in every block until their end tag comes: fifty of them, never closed, make five
    /// million elements of a hundred thousand paragraphs.
    /// </summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Reopened =
        "a b big code em font i nobr s small strike strong tt u".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Elements that may come of one tag on average.</summary>
    private const int MaxElementsPerTag = 4;

    /// <summary>Whether a tree may be built of it.</summary>
    /// <param name="html">Ordinary markup or not: tags inside comments and quotes count as well.</param>
    /// <param name="maxTags">How many tags it may have.</param>
    public static bool IsBearable(ReadOnlySpan<char> html, int maxTags = MaxTags)
    {
        var (tags, elements, reopened, depth, unread, unreadTags) = (0, 0L, 0, 0, 0, 0);
        for (var at = html.IndexOf('<'); at >= 0 && at < html.Length; at = Next(html, at))
        {
            var isEnd = at + 1 < html.Length && html[at + 1] == '/';
            var rest = html[(at + (isEnd ? 2 : 1))..];
            var length = rest.IndexOfAnyExcept(Letters);
            var name = length < 0 ? rest : rest[..length];
            if (++tags > maxTags || (!isEnd && HasTooManyAttributes(rest)))
            {
                return false;
            }

            elements += 1 + reopened;
            reopened = !Reopened.Contains(name) ? reopened : isEnd ? Math.Max(0, reopened - 1) : reopened + 1;
            if (elements > (long)maxTags * MaxElementsPerTag)
            {
                return false;
            }

            if (at < unread)
            {
                unreadTags++;
            }
            else if (name.Length > 0 && !Uncounted.Contains(name))
            {
                depth += isEnd ? (depth > 0 ? -1 : 0) : 1;
            }

            if (depth > MaxDepth || unreadTags > MaxUnreadTags)
            {
                return false;
            }

            if (at >= unread && !isEnd && Unread(rest, name) is var inside and > 0)
            {
                unread = at + inside;
            }
        }

        return true;
    }

    /// <summary>How far a script, a style sheet or a comment goes; 0 when it is something else.</summary>
    private static int Unread(ReadOnlySpan<char> tag, ReadOnlySpan<char> name)
    {
        var end = name.Equals("script", StringComparison.OrdinalIgnoreCase) ? "</script"
            : name.Equals("style", StringComparison.OrdinalIgnoreCase) ? "</style"
            : tag.StartsWith("!--") ? "-->"
            : null;
        if (end is null)
        {
            return 0;
        }

        var at = tag.IndexOf(end, StringComparison.OrdinalIgnoreCase);
        return (at < 0 ? tag.Length : at) + 1;
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:-");

    private static int Next(ReadOnlySpan<char> html, int at)
    {
        var next = html[(at + 1)..].IndexOf('<');
        return next < 0 ? html.Length : at + 1 + next;
    }

    /// <summary>Every attribute with a value has its equals sign; those without one are parted by white space.</summary>
    private static bool HasTooManyAttributes(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOf('<');
        var source = end < 0 ? tag : tag[..end];
        if (source.Length < MaxAttributes * 2)
        {
            return false;
        }

        var close = source.IndexOf('>');
        return close < 0
            ? source.Count('=') > MaxAttributes
            : source[..close].Count('=') > MaxAttributes || source[..close].Count(' ') > MaxAttributes * 20;
    }
}
