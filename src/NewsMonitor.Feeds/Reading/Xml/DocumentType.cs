using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>What a document type says, as far as it matters here.</summary>
/// <remarks>
/// Old feeds carry one and are harmless (RSS 0.91); one whose entities refer to each other makes gigabytes out of a
/// kilobyte. Nothing that it names outside the document is ever fetched: such an entity stands for nothing.
/// </remarks>
/// <param name="Name">Name of the root element that it announces, in lower case.</param>
/// <param name="Entities">What its short, plain entities stand for.</param>
/// <param name="IsDangerous">Whether it defines entities by other entities, or long ones, or is long itself.</param>
internal sealed partial record DocumentType(string Name, IReadOnlyDictionary<string, string> Entities, bool IsDangerous)
{
    /// <summary>Long enough for a company's name; what repeats a longer text does it to blow up.</summary>
    private const int MaxEntity = 256;

    /// <summary>Real ones have a few lines; searching through megabytes of them is what some are written for.</summary>
    private const int MaxLength = 64 * 1024;

    public static DocumentType Read(string declaration)
    {
        if (declaration.Length > MaxLength)
        {
            return new DocumentType("", new Dictionary<string, string>(), IsDangerous: true);
        }

        var text = Comment().Replace(declaration, " ");
        var entities = new Dictionary<string, string>(StringComparer.Ordinal);
        var isDangerous = false;
        foreach (Match entity in Entity().Matches(text))
        {
            var value = entity.Groups["value"].Success ? Decoded(entity.Groups["value"].Value) : "";
            isDangerous |= value.Length > MaxEntity || Reference().IsMatch(entity.Groups["value"].Value);
            entities.TryAdd(entity.Groups["name"].Value, value);
        }

        var name = RootName().Match(text).Groups[1].Value.ToLower(CultureInfo.InvariantCulture);
        return new DocumentType(name, entities, isDangerous);
    }

    /// <summary>Character numbers become characters, but for those that XML allows in no document.</summary>
    private static string Decoded(string value) =>
        string.Concat(WebUtility.HtmlDecode(value).Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    [GeneratedRegex(@"<!--(?:[^-]|-(?!->))*(?:-->|$)")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^<!DOCTYPE\s+([A-Za-z0-9:_.-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RootName();

    /// <summary>A general entity; those that lie elsewhere have no value.</summary>
    [GeneratedRegex("""<!ENTITY\s+(?<name>[^\s%"'<>&;]+)\s+(?:(?:SYSTEM|PUBLIC)\b|"(?<value>[^"]*)"|'(?<value>[^']*)')""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Entity();

    /// <summary>A reference to another entity, general or parameter, as opposed to one that every document has, or a character number.</summary>
    [GeneratedRegex(@"[&%](?!(?:amp|lt|gt|quot|apos);)[^#\s;&%]+;")]
    private static partial Regex Reference();
}
