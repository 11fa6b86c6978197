using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads the entries of a map by our schema; what nobody asked for is a mistake of the author.</summary>
internal sealed class Fields
{
    private readonly YamlMap _map;
    private readonly Problems _problems;
    private readonly Dictionary<string, YamlNode> _values;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private Fields(YamlMap map, Problems problems)
    {
        _map = map;
        _problems = problems;
        _values = map.Entries.ToDictionary(entry => entry.Key.Value, entry => entry.Value, StringComparer.Ordinal);
    }

    public Position Position => _map.Position;

    /// <summary>The entries of a node; null when it is no map, which is then reported.</summary>
    public static Fields? Of(YamlNode? node, string what, Problems problems)
    {
        if (node is YamlMap map)
        {
            return new Fields(map, problems);
        }

        if (node is not null)
        {
            problems.Error(node.Position, "R006", $"{what} must be a map ('key: value')");
        }

        return null;
    }

    /// <summary>The value of an optional key.</summary>
    public YamlNode? Node(string key)
    {
        _known.Add(key);
        return _values.GetValueOrDefault(key);
    }

    /// <summary>The text of an optional key; null when it is absent, or no text, which is then reported.</summary>
    public YamlText? Text(string key) => Shape.Text(Node(key), $"'{key}'", _problems);

    /// <summary>The text of a key that must be there.</summary>
    public YamlText? RequiredText(string key)
    {
        if (Require(key) is not { } node)
        {
            return null;
        }

        return Shape.Text(node, $"'{key}'", _problems);
    }

    /// <summary>The items of an optional list; empty when it is absent.</summary>
    public IReadOnlyList<YamlNode> List(string key) => Shape.List(Node(key), $"'{key}'", _problems);

    /// <summary>The value of a key that must be there; its absence is reported.</summary>
    public YamlNode? Require(string key)
    {
        var node = Node(key);
        if (node is null)
        {
            _problems.Error(Position, "R005", $"'{key}' is missing");
        }

        return node;
    }

    /// <summary>Reports every key that was not asked for. Call it last.</summary>
    public void RefuseOthers()
    {
        foreach (var (key, _) in _map.Entries.Where(entry => !_known.Contains(entry.Key.Value)))
        {
            var guess = Suggestion.For(key.Value, _known);
            _problems.Error(key.Position, "R004", $"unknown key '{key.Value}'{(guess.Length > 0 ? guess : $"; known are {string.Join(", ", _known)}")}");
        }
    }
}
