using System.Xml.Linq;
using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Reading.Charsets;
using NewsMonitor.Feeds.Reading.Dates;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>What the items of one feed have in common.</summary>
/// <param name="Address">Where the feed came from: what its links are relative to.</param>
/// <param name="Zone">What a time without a zone means.</param>
/// <param name="Language">Language that the feed as a whole declares, as written.</param>
internal sealed record FeedContext(Uri Address, TimeZoneInfo Zone, string? Language)
{
    private static readonly XName XmlBase = XNamespace.Xml + "base";
    private static readonly XName XmlLang = XNamespace.Xml + "lang";

    /// <summary>Text at a place in which a reader must expect HTML.</summary>
    public MarkupText Html(XElement place, string? html) => Markup(place, html, MarkupKind.Html);

    public MarkupText Markup(XElement place, string? text, MarkupKind kind) => new(Mojibake.Repair(text ?? ""), kind, BaseOf(place));

    /// <summary>An http(s) address that an element names, relative to the <c>xml:base</c> around it.</summary>
    public Uri? Link(XElement place, string? reference) => WebAddress.ResolveWeb(reference, BaseOf(place));

    public SourceTime? Time(string? raw) => FeedDate.Read(raw, Zone);

    /// <summary>What addresses at a place are relative to.</summary>
    public Uri BaseOf(XElement place)
    {
        Uri? address = null;
        foreach (var element in place.AncestorsAndSelf().Reverse())
        {
            if (element.HasAttributes && element.Attribute(XmlBase) is { } declared && WebAddress.ResolveWeb(declared.Value, address ?? Address) is { } nearer)
            {
                address = nearer;
            }
        }

        return address ?? Address;
    }

    /// <summary>Primary tag of the language of an item: its own statement, that of an element around it, that of the feed.</summary>
    public string? LanguageOf(XElement item)
    {
        var declared = item.Element(FeedNamespaces.DublinCore + "language")?.Value
            ?? item.AncestorsAndSelf().Select(element => element.Attribute(XmlLang)?.Value).FirstOrDefault(language => !string.IsNullOrWhiteSpace(language))
            ?? Language;
        return LanguageTag.Primary(declared);
    }
}
