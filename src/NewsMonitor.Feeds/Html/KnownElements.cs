using System.Collections.Frozen;

namespace NewsMonitor.Feeds.Html;

/// <summary>The elements of HTML past and present; whatever else stands between angle brackets may be meant as text.</summary>
internal static class KnownElements
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = (
        "a abbr acronym address annotation applet area article aside audio b base basefont bdi bdo bgsound big blink "
        + "blockquote body br button canvas caption center circle cite code col colgroup command content data datalist dd "
        + "defs del desc details dfn dialog dir div dl dt element em embed fieldset figcaption figure font footer "
        + "foreignobject form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins "
        + "isindex kbd keygen label legend li line link listing main map mark marquee math maction menu menuitem meta meter "
        + "mfrac mi mn mo mover mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder multicol nav "
        + "nextid nobr noembed noframes noindex noscript object ol optgroup option output p param path picture plaintext "
        + "polygon polyline portal pre progress q rb rect rp rt rtc ruby s samp script search section select semantics "
        + "shadow slot small source spacer span stop strike strong style sub summary sup svg symbol table tbody td template "
        + "text textarea tfoot th thead time title tr track tspan tt u ul use var video view wbr xml xmp")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Names of one's own (<c>x-y</c>) and those with a prefix (<c>o:p</c>) are elements as well.</summary>
    public static bool Contain(ReadOnlySpan<char> name) => Names.Contains(name) || name.ContainsAny('-', ':');
}
