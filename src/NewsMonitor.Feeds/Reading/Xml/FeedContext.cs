using System.Xml.Linq;
using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Reading.Dates;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>What the items of one feed have in common.</summary>
internal sealed record FeedContext
{
    private static readonly XName XmlBase = XNamespace.Xml + "base";
    private static readonly XName XmlLang = XNamespace.Xml + "lang";

    /// <summary>Most feeds have neither: then nobody need look for them around every address and item.</summary>
    private bool _hasBases;

    private bool _hasLanguages;

    /// <summary>Where the feed came from: what its links are relative to.</summary>
    public required Uri Address { get; init; }

    /// <summary>What a time without a zone means.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Language of the feed as a whole: primary tag; null when it declares none.</summary>
    public string? Language { get; private init; }

    /// <param name="root">The channel or feed element.</param>
    /// <param name="origin">Where the document came from.</param>
    /// <param name="language">Language as the feed declares it.</param>
    public static FeedContext Of(XElement root, FeedOrigin origin, string? language)
    {
        var attributes = root.Document!.Descendants().Where(element => element.HasAttributes).SelectMany(element => element.Attributes());
        var (hasBases, hasLanguages) = (false, false);
        foreach (var attribute in attributes)
        {
            hasBases |= attribute.Name == XmlBase;
            hasLanguages |= attribute.Name == XmlLang;
        }

        return new FeedContext
        {
            Address = origin.Address,
            Zone = origin.Zone,
            Language = LanguageTag.Primary(language),
            _hasBases = hasBases,
            _hasLanguages = hasLanguages,
        };
    }

    /// <summary>Text at a place in which a reader must expect HTML.</summary>
    public MarkupText Html(XElement place, string? html) => Markup(place, html, MarkupKind.Html);

    public MarkupText Markup(XElement place, string? text, MarkupKind kind) => new(text ?? "", kind, BaseOf(place));

    /// <summary>An http(s) address that an element names, relative to the <c>xml:base</c> around it.</summary>
    public Uri? Link(XElement place, string? reference) => WebAddress.ResolveWeb(reference, BaseOf(place));

    /// <summary>The first of several statements that can be read; the first of them all where none can.</summary>
    public SourceTime? Time(params ReadOnlySpan<string?> statements)
    {
        SourceTime? unreadable = null;
        foreach (var raw in statements)
        {
            if (FeedDate.Read(raw, Zone) is not { } time)
            {
                continue;
            }

            if (time.At is not null)
            {
                return time;
            }

            unreadable ??= time;
        }

        return unreadable;
    }

    /// <summary>What addresses at a place are relative to.</summary>
    public Uri BaseOf(XElement place)
    {
        var address = Address;
        if (_hasBases)
        {
            foreach (var declared in place.AncestorsAndSelf().Reverse().Attributes(XmlBase))
            {
                address = WebAddress.ResolveWeb(declared.Value, address) ?? address;
            }
        }

        return address;
    }

    /// <summary>Primary tag of the language of an item: its own statement, that of an element around it, that of the feed.</summary>
    public string? LanguageOf(XElement item, Children children)
    {
        var around = _hasLanguages
            ? item.AncestorsAndSelf().Select(element => element.Attribute(XmlLang)?.Value).FirstOrDefault(language => !string.IsNullOrWhiteSpace(language))
            : null;
        return LanguageTag.Primary(children.Value(FeedNamespaces.DublinCore + "language") ?? around) ?? Language;
    }
}
