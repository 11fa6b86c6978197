using System.Text.Encodings.Web;
using System.Text.Json;
using NewsMonitor.Core.Retagging;
using NewsMonitor.Worker.Tagging;

namespace NewsMonitor.Worker.Retagging;

/// <summary>What a run came to, for programs: one document.</summary>
internal static class RetagReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // umlauts as they are; it goes to a terminal or a file, never into HTML
    };

    public static string Write(RetagReport report, RetagRequest request, int set) => JsonSerializer.Serialize(
        new
        {
            Set = set,
            request.DryRun,
            request.Announce,
            Complete = report.End == RetagEnd.Complete,
            report.Read,
            report.Different,
            report.Renewed,
            report.ChangedMeanwhile,
            report.LeftBusy,
            report.Gate,
            report.AboveGate,
            report.BelowGate,
            report.MoreRelevant,
            report.LessRelevant,
            report.Graver,
            report.LessGrave,
            report.EventsAdded,
            report.EventsLost,
            report.EntitiesAdded,
            report.EntitiesLost,
            report.ToDetect,
            report.ToDetectAsBackfill,
            report.ToRevise,
            report.Topics,
            Examples = report.Worst.Select(Example),
        },
        Options);

    private static object Example(RetaggedArticle article) => new
    {
        Article = article.Article.Known.PublicId,
        article.Article.Known.Title,
        Relevance = new { article.Changes.Relevance.From, article.Changes.Relevance.To },
        Severity = new { article.Changes.Severity.From, article.Changes.Severity.To },
        article.Difference.TopicsAdded,
        article.Difference.TopicsLost,
        EventsAdded = article.Difference.EventsAdded.Select(told => $"{told.Class}/{TagNames.Of(told.Status)}"),
        EventsLost = article.Difference.EventsLost.Select(told => $"{told.Class}/{TagNames.Of(told.Status)}"),
        article.Difference.EntitiesAdded,
        article.Difference.EntitiesLost,
    };
}
