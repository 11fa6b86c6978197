using System.Globalization;
using System.Text.Json;
using NewsMonitor.Contracts;

namespace NewsMonitor.Worker.Tail;

/// <summary>One event as a few words for a person: what, how relevant, from whom, about what, and why.</summary>
internal static class EventLine
{
    private const int Reasons = 3;

    public static string Of(ReadOnlyMemory<byte> body)
    {
        try
        {
            var read = EventJson.Read<JsonElement>(body.Span);
            return read.Type switch
            {
                ArticleDetected.Type => Article(EventJson.Read<ArticleDetected>(body.Span).Data, "new", ""),
                ArticleRevised.Type => Revised(EventJson.Read<ArticleRevised>(body.Span).Data),
                _ => Printable($"{read.Type} {read.Subject}"),
            };
        }
        catch (JsonException e)
        {
            return Printable($"(not an event that this version can read: {e.Message})");
        }
    }

    private static string Revised(ArticleRevised data) =>
        Article(data, $"revision {data.Article.Revision}", $"\n    changed: {Printable(string.Join(", ", data.Changes.Kinds))}");

    private static string Article(ArticleDetected data, string what, string more)
    {
        var when = data.Article.PublishedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "undated";
        // Lists and parts come from whoever may publish: what a list should not hold is left out.
        var topics = data.Topics.OfType<TopicInfo>().Select(topic => topic.Salience == "main" ? topic.Id : $"({topic.Id})");
        var why = data.Evidence.OfType<EvidenceInfo>()
            .DistinctBy(match => match.Text, StringComparer.OrdinalIgnoreCase)
            .Take(Reasons)
            .Select(match => $"{match.Field} \"{match.Text}\" +{match.Points.ToString("0.##", CultureInfo.InvariantCulture)}");
        return $"""
            ● {Printable(data.Article.Title ?? "(no headline)")}
                {what}{(data.Backfill ? ", backfill" : "")} · {Printable(data.Source.Name)} · {when} · relevance {data.Relevance} · severity {data.Severity.Level} {Printable(data.Severity.Label)}
                topics: {Printable(string.Join(" ", topics))}
                why: {Printable(string.Join("; ", why))}
                {Printable(data.Article.Url)}{more}
            """;
    }

    /// <summary>Texts come from outside; a terminal obeys control characters.</summary>
    private static string Printable(string? text) => string.Concat((text ?? "").Select(letter => char.IsControl(letter) ? ' ' : letter));
}
