using System.Text;

namespace NewsMonitor.Feeds.Reading.Xml.Repair;

/// <summary>The elements that are open while a document is repaired, and the rules by which they close each other.</summary>
/// <param name="output">Where tags are written to.</param>
internal sealed class OpenElements(StringBuilder output)
{
    /// <summary>Two less than the gate allows; tags that go deeper are left out, their text stays.</summary>
    private const int MaxDepth = XmlGate.MaxDepth - 2;

    private static readonly HashSet<string> HtmlWithoutEnd =
        new(["br", "hr", "img", "input", "wbr", "area", "col", "embed", "param"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> HtmlClosedByNext =
        new(["p", "li", "td", "th", "tr", "dt", "dd", "option"], StringComparer.OrdinalIgnoreCase);

    private readonly List<Element> _elements = [];

    public int Depth => _elements.Count;

    public bool InItem => _elements.Exists(element => IsItem(element.Name));

    public static bool IsItem(string name) =>
        Local(name).Equals("item", StringComparison.OrdinalIgnoreCase) || Local(name).Equals("entry", StringComparison.OrdinalIgnoreCase);

    public bool IsRoot(string name) => _elements.Count > 0 && _elements[0].Name == name;

    /// <summary>Closes what an element of this name cannot stand in. True when that was an item.</summary>
    public bool CloseBefore(string name)
    {
        if (IsItem(name) && _elements.FindLastIndex(element => IsItem(element.Name)) is >= 0 and var item)
        {
            CloseTo(item);
            return true;
        }

        if (_elements.Count > 0 && HtmlClosedByNext.Contains(name) && _elements[^1].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            CloseTop();
        }

        return false;
    }

    /// <summary>Writes a start tag. False when it is left out because it is too deep.</summary>
    public bool Open(LooseTag tag, References references)
    {
        if (_elements.Count >= MaxDepth || tag.Name.Length == 0)
        {
            return false;
        }

        var declared = new HashSet<string>(StringComparer.Ordinal);
        output.Append('<').Append(tag.Name);
        foreach (var (name, value) in tag.Attributes.Where(attribute => IsAllowed(attribute.Name, attribute.Value)))
        {
            output.Append(' ').Append(name).Append("=\"");
            references.AppendValue(output, value);
            output.Append('"');
            if (name.StartsWith("xmlns:", StringComparison.Ordinal))
            {
                declared.Add(name["xmlns:".Length..]);
            }
        }

        foreach (var prefix in tag.Attributes.Select(attribute => attribute.Name).Prepend(tag.Name).Select(Prefix))
        {
            if (prefix is not (null or "xml" or "xmlns") && !IsDeclared(prefix) && declared.Add(prefix))
            {
                output.Append(" xmlns:").Append(prefix).Append("=\"").Append(Vocabulary.UriOfPrefix(prefix)).Append('"');
            }
        }

        output.Append('>');
        _elements.Add(new Element(tag.Name, declared));
        if (InItem && HtmlWithoutEnd.Contains(tag.Name) && !tag.IsEmpty)
        {
            CloseTop();
        }

        return true;
    }

    /// <summary>Closes the element of this name, and all that were forgotten inside it. False when none is open.</summary>
    public bool Close(string name)
    {
        var index = _elements.FindLastIndex(element => element.Name == name);
        index = index >= 0 ? index : _elements.FindLastIndex(element => element.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

        // A stray end tag inside an item does not close what is around the item, unless it is the channel or the root.
        var item = _elements.FindLastIndex(element => IsItem(element.Name));
        if (index < 0 || (index < item && index > 1))
        {
            return false;
        }

        CloseTo(index);
        return true;
    }

    public void CloseTop() => CloseTo(_elements.Count - 1);

    public void CloseAll() => CloseTo(0);

    public Snapshot TakeSnapshot() => new([.. _elements]);

    /// <summary>Goes back to what was open earlier; the output must have been cut back likewise.</summary>
    public void Restore(Snapshot earlier)
    {
        _elements.Clear();
        _elements.AddRange(earlier.Elements);
    }

    private void CloseTo(int index)
    {
        while (_elements.Count > index)
        {
            output.Append("</").Append(_elements[^1].Name).Append('>');
            _elements.RemoveAt(_elements.Count - 1);
        }
    }

    private bool IsDeclared(string prefix) => _elements.Exists(element => element.Declared.Contains(prefix));

    /// <summary>What XML itself forbids to declare.</summary>
    private static bool IsAllowed(string name, string value) =>
        name.Length > 0 && name is not ("xmlns:xml" or "xmlns:xmlns")
        && !(name.StartsWith("xmlns:", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(value));

    private static string? Prefix(string name) => name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? name[..colon] : null;

    private static string Local(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <param name="Elements">Outermost first.</param>
    internal sealed record Snapshot(IReadOnlyList<Element> Elements);

    /// <param name="Name">As written in its start tag.</param>
    /// <param name="Declared">Prefixes that it declares.</param>
    internal sealed record Element(string Name, HashSet<string> Declared);
}
