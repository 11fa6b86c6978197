using System.Globalization;
using System.Text.Json;
using NewsMonitor.Contracts;

namespace NewsMonitor.Worker.Tail;

/// <summary>One event as a few words for a person: what, how relevant, from whom, about what, and why.</summary>
internal static class EventText
{
    private const int Reasons = 3;

    /// <summary>All in one line: for a terminal that is wide, and for tools that read by lines.</summary>
    public static string Line(ReadOnlyMemory<byte> body) => string.Join(" · ", PartsOf(body));

    /// <summary>The headline, and under it a line for each part.</summary>
    public static string Block(ReadOnlyMemory<byte> body) => string.Join("\n    ", PartsOf(body));

    private static List<string> PartsOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            return [.. Parts(body.Span).Select(Printable)];
        }
        catch (JsonException e)
        {
            return [Printable($"(not an event that this version can read: {e.Message})")];
        }
    }

    private static IEnumerable<string> Parts(ReadOnlySpan<byte> body)
    {
        var read = EventJson.Read<JsonElement>(body);
        return read.Type switch
        {
            ArticleDetected.Type => Article(EventJson.Read<ArticleDetected>(body).Data, "new"),
            ArticleRevised.Type => Revised(EventJson.Read<ArticleRevised>(body).Data),
            StoryStarted.Type => DeskText.Story(EventJson.Read<StoryStarted>(body).Data, "started"),
            StoryGrew.Type => DeskText.Story(EventJson.Read<StoryGrew>(body).Data, "grew"),
            StoryMerged.Type => DeskText.Story(EventJson.Read<StoryMerged>(body).Data, "merged"),
            AlertRaised.Type => DeskText.Alert(EventJson.Read<AlertRaised>(body).Data, "raised"),
            AlertUpdated.Type => DeskText.Alert(EventJson.Read<AlertUpdated>(body).Data, "updated"),
            AlertClosed.Type => DeskText.Alert(EventJson.Read<AlertClosed>(body).Data, "closed"),
            _ => [$"{read.Type} {read.Subject}"],
        };
    }

    private static IEnumerable<string> Revised(ArticleRevised data) =>
        Article(data, $"revision {data.Article.Revision}").Append($"changed: {string.Join(", ", data.Changes.Kinds)}");

    private static IEnumerable<string> Article(ArticleDetected data, string what)
    {
        var when = data.Article.PublishedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "undated";
        // Lists and parts come from whoever may publish: what a list should not hold is left out.
        var topics = data.Topics.OfType<TopicInfo>().Select(topic => topic.Salience == "main" ? topic.Id : $"({topic.Id})");
        var why = data.Evidence.OfType<EvidenceInfo>()
            .DistinctBy(match => match.Text, StringComparer.OrdinalIgnoreCase)
            .Take(Reasons)
            .Select(match => $"{match.Field} \"{match.Text}\" +{match.Points.ToString("0.##", CultureInfo.InvariantCulture)}");
        return
        [
            $"● {data.Article.Title ?? "(no headline)"}",
            $"{what}{(data.Backfill ? ", backfill" : "")} · {data.Source.Name} · {when} · relevance {data.Relevance} · severity {data.Severity.Level} {data.Severity.Label}",
            $"topics: {string.Join(" ", topics)}",
            $"why: {string.Join("; ", why)}",
            data.Article.Url ?? "(no address)",
        ];
    }

    /// <summary>Texts come from outside; a terminal obeys control characters.</summary>
    private static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
