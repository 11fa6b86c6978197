using System.Text.RegularExpressions;
using System.Xml.Linq;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>How formats name a person.</summary>
internal static partial class Person
{
    /// <summary>A person construct of Atom: the name, else the e-mail address, else whatever stands there.</summary>
    public static string? Name(XElement person) =>
        new[] { person.Element(Atom + "name")?.Value, person.Element(Atom + "email")?.Value, person.Element(Atom + "uri")?.Value, person.Value }
            .FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));

    /// <summary>The <c>author</c> of RSS is an e-mail address by specification, with the name in parentheses.</summary>
    public static string NameOf(string author) => AddressAndName().Match(author) is { Success: true } match ? match.Groups["name"].Value : author;

    [GeneratedRegex(@"^\s*\S+@\S+\s*\((?<name>[^()]+)\)\s*$")]
    private static partial Regex AddressAndName();
}
