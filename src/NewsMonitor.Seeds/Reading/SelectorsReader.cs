using NewsMonitor.Core.Sources;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads where a page keeps its articles.</summary>
/// <param name="problems">Collects the mistakes.</param>
/// <param name="selectorProblem">What is wrong with a CSS selector, null when nothing is; CSS itself is known elsewhere.</param>
internal sealed class SelectorsReader(Problems problems, Func<string, string?> selectorProblem)
{
    private const string Key = "selectors";

    /// <summary>The selectors of a page; null for every other kind, which has none.</summary>
    public ListingSelectors? Read(Fields source, SourceKind kind)
    {
        var node = source.Node(Key);
        if (kind == SourceKind.Page && node is null)
        {
            problems.Error(
                source.Position, "S014", "a source of kind 'page' needs 'selectors', at least 'item', such as {item: article.teaser, title: h2, date: time}");
        }
        else if (kind != SourceKind.Page && node is not null)
        {
            problems.Error(node.Position, "S014", "only a source of kind 'page' has 'selectors'");
        }

        return Fields.Of(node, "'selectors'", problems) is { } fields ? Read(fields) : null;
    }

    private ListingSelectors Read(Fields fields)
    {
        var selectors = new ListingSelectors
        {
            Item = Selector(fields.RequiredText("item")) ?? "",
            Link = Selector(fields.Text("link")),
            Title = Selector(fields.Text("title")),
            Date = Selector(fields.Text("date")),
            Summary = Selector(fields.Text("summary")),
            Author = Selector(fields.Text("author")),
        };
        fields.RefuseOthers();
        return selectors;
    }

    private string? Selector(YamlText? text)
    {
        if (text is not null && selectorProblem(text.Value) is { } problem)
        {
            problems.Error(text.Position, "S015", $"this is no CSS selector: {problem}");
        }

        return text?.Value;
    }
}
