using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Takes a node as what the schema says it is, and reports when it is something else.</summary>
internal static class Shape
{
    public static YamlText? Text(YamlNode? node, string what, Problems problems)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlText text when !string.IsNullOrWhiteSpace(text.Value):
                return text;
            case YamlText:
                problems.Error(node.Position, "R006", $"{what} is empty");
                return null;
            default:
                problems.Error(node.Position, "R006", $"{what} must be a text; put it in quotes when it contains ': '");
                return null;
        }
    }

    public static IReadOnlyList<YamlNode> List(YamlNode? node, string what, Problems problems)
    {
        switch (node)
        {
            case null:
                return [];
            case YamlList list:
                return list.Items;
            default:
                problems.Error(node.Position, "R006", $"{what} must be a list ('[a, b]', or lines with '- ')");
                return [];
        }
    }

    public static IEnumerable<YamlText> Texts(YamlNode? node, string what, Problems problems) =>
        List(node, what, problems).Select(item => Text(item, $"an item of {what}", problems)).OfType<YamlText>();

    /// <summary>Checks the <c>schema:</c> line that every file carries, so that a later format is not misread.</summary>
    public static void Schema(Fields file, string expected, Problems problems)
    {
        if (file.RequiredText("schema") is { } schema && schema.Value != expected)
        {
            problems.Error(schema.Position, "R007", $"this program reads '{expected}', not '{schema.Value}'");
        }
    }
}
