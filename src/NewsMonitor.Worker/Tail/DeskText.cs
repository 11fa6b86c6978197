using System.Globalization;
using NewsMonitor.Contracts;

namespace NewsMonitor.Worker.Tail;

/// <summary>What the desk tells, as a few words for a person.</summary>
internal static class DeskText
{
    private const int Reasons = 3;

    public static IEnumerable<string> Alert(AlertState data, string what)
    {
        // English where there is a choice, as everything else that a terminal shows.
        var title = data.Rule.Title.GetValueOrDefault("en") ?? data.Rule.Title.Values.FirstOrDefault() ?? data.Rule.Id;
        var story = data.Story is { } about ? Counts(about.Articles, about.Sources) : "no story";
        return
        [
            $"▲ {data.Alert.Priority} {title}: {data.Summary.De ?? data.Summary.En ?? "(no summary)"}",
            $"alert {what}{(data.Alert.Late ? ", from backfill" : "")} · rule {data.Rule.Id} · {story}",
            $"because: {string.Join("; ", data.Because.OfType<string>().Take(Reasons))}",
        ];
    }

    public static IEnumerable<string> Story(StoryState data, string what) =>
    [
        $"■ {data.Story.Title}",
        $"story {what} · {Counts(data.Story.Articles, data.Story.Sources)} · severity {data.Severity.Level} {data.Severity.Label}",
        $"topics: {string.Join(" ", data.Topics.OfType<string>())}",
    ];

    private static string Counts(int articles, int sources) => string.Create(
        CultureInfo.InvariantCulture, $"{articles} {(articles == 1 ? "article" : "articles")}, {sources} {(sources == 1 ? "source" : "sources")}");
}
