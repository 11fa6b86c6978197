namespace NewsMonitor.Seeds.Yaml;

/// <summary>A place in a seed file.</summary>
internal readonly record struct Position(string File, int Line, int Column);

/// <summary>A node of a YAML file. Every scalar is text: <c>no</c> is the word "no" and never a boolean.</summary>
internal abstract record YamlNode(Position Position);

internal sealed record YamlText(Position Position, string Value) : YamlNode(Position);

internal sealed record YamlList(Position Position, IReadOnlyList<YamlNode> Items) : YamlNode(Position);

/// <summary>Entries in file order; keys are unique.</summary>
internal sealed record YamlMap(Position Position, IReadOnlyList<KeyValuePair<YamlText, YamlNode>> Entries) : YamlNode(Position);
