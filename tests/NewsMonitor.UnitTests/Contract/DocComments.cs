using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NewsMonitor.Contracts;

namespace NewsMonitor.UnitTests.Contract;

/// <summary>The summaries of the contract's records as plain text, from the file that the compiler writes beside the assembly.</summary>
internal static partial class DocComments
{
    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(EventCatalogue).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => (string)member.Attribute("name")!);

    public static string Of(Type type) => Text(Element($"T:{NameOf(type)}"), "summary") ?? throw Missing(type.Name);

    /// <summary>Of a property: its own summary, or what its positional record says of the parameter.</summary>
    public static string Of(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        return Text(Element($"P:{NameOf(type)}.{property.Name}"), "summary")
            ?? Element($"T:{NameOf(type)}")?.Elements("param").Where(param => (string?)param.Attribute("name") == property.Name).Select(Plain).FirstOrDefault()
            ?? throw Missing($"{type.Name}.{property.Name}");
    }

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!;

    private static XElement? Element(string name) => Members.GetValueOrDefault(name);

    private static string? Text(XElement? member, string element) => member?.Element(element) is { } found ? Plain(found) : null;

    private static string Plain(XElement element) => Blanks().Replace(string.Concat(element.Nodes().Select(Plain)), " ").Trim();

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => $"`{Word(((string)see.Attribute("cref")!).Split('.')[^1])}`",
        XElement element => $"`{element.Value}`",
        _ => "",
    };

    /// <summary>As it is called in JSON.</summary>
    private static string Word(string member) => char.ToLowerInvariant(member[0]) + member[1..];

    private static InvalidOperationException Missing(string what) => new($"{what} has no summary");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
