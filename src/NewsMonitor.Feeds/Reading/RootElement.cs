using System.Xml;

namespace NewsMonitor.Feeds.Reading;

/// <summary>The name of the first element of a document, read without reading the rest.</summary>
internal static class RootElement
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    /// <summary>The local name; null when the text does not begin as XML does.</summary>
    public static string? NameOf(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart().TrimStart('\uFEFF').TrimStart()), Settings);
            return reader.MoveToContent() == XmlNodeType.Element ? reader.LocalName : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
