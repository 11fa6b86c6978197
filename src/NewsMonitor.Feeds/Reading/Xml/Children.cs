using System.Xml.Linq;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>The elements inside an item, enumerated once: an item is asked for some fifty names, and has ten.</summary>
internal readonly struct Children(XElement parent)
{
    private readonly XElement[] _elements = [.. parent.Elements()];

    public XElement? First(XName name) => Array.Find(_elements, element => element.Name == name);

    public IEnumerable<XElement> All(XName name)
    {
        var first = Array.FindIndex(_elements, element => element.Name == name);
        return first < 0 ? [] : _elements.Skip(first).Where(element => element.Name == name);
    }

    public IEnumerable<XElement> All(params ReadOnlySpan<XName> names)
    {
        IEnumerable<XElement> all = [];
        foreach (var name in names)
        {
            var some = All(name);
            all = some is XElement[] { Length: 0 } ? all : all.Concat(some);
        }

        return all;
    }

    /// <summary>Text of the first of these elements that has any; null when none has.</summary>
    public string? Value(params ReadOnlySpan<XName> names)
    {
        foreach (var name in names)
        {
            foreach (var element in _elements)
            {
                if (element.Name == name && TextOf(element) is var text && !string.IsNullOrWhiteSpace(text))
                {
                    return text;
                }
            }
        }

        return null;
    }

    /// <summary>The value of an element, without the copy that <see cref="XElement.Value"/> makes of character data.</summary>
    public static string TextOf(XElement element) =>
        element.FirstNode is XText { NextNode: null } only ? only.Value : element.Value;
}
