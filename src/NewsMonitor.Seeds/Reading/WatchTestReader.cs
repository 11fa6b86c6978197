using System.Globalization;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads the tests beside a watch rule: headlines, or articles such as <c>{title: …, text: …, lang: en, sources: 5}</c>.</summary>
internal sealed class WatchTestReader(Problems problems)
{
    public IReadOnlyList<WatchTest> Read(YamlNode? node)
    {
        if (Fields.Of(node, "'tests'", problems) is not { } fields)
        {
            return [];
        }

        List<WatchTest> tests =
        [
            .. fields.List("match").Select(item => ReadOne(item, isMatch: true)).OfType<WatchTest>(),
            .. fields.List("no-match").Select(item => ReadOne(item, isMatch: false)).OfType<WatchTest>(),
        ];
        fields.RefuseOthers();
        return tests;
    }

    private WatchTest? ReadOne(YamlNode node, bool isMatch)
    {
        if (node is not YamlMap)
        {
            return Shape.Text(node, "a test", problems) is { } headline
                ? new WatchTest { Position = headline.Position, IsMatch = isMatch, Title = headline.Value }
                : null;
        }

        var fields = Fields.Of(node, "a test", problems)!;
        var title = fields.RequiredText("title");
        var test = new WatchTest
        {
            Position = node.Position,
            IsMatch = isMatch,
            Title = title?.Value ?? "",
            Text = fields.Text("text")?.Value ?? "",
            Language = ReadLanguage(fields.Text("lang")),
            Source = fields.Text("source")?.Value,
            Tier = ReadNumber(fields.Text("source-tier"), 3),
            Sources = ReadNumber(fields.Text("sources"), 100) ?? 1,
            Priority = isMatch ? PriorityReader.Read(fields.Text("priority"), problems) : null,
        };
        fields.RefuseOthers();
        return title is null ? null : test;
    }

    private string ReadLanguage(YamlText? text)
    {
        if (text is not null && text.Value is not ("de" or "en" or "und"))
        {
            problems.Error(text.Position, "W010", $"'{text.Value}' is no language that rules are read in: de, en, und");
        }

        return text?.Value ?? "de";
    }

    private int? ReadNumber(YamlText? text, int most)
    {
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
        {
            return number;
        }

        problems.Error(text.Position, "W010", $"'{text.Value}' must be a whole number from 1 to {most}");
        return null;
    }
}
