using System.Globalization;
using NewsMonitor.Core.Retagging;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Text;
using NewsMonitor.Worker.Sources;
using NewsMonitor.Worker.Tagging;

namespace NewsMonitor.Worker.Retagging;

/// <summary>What a run came to, for a person.</summary>
internal static class RetagReportText
{
    private const int MaxTitle = 100;
    private const int MaxNames = 12;

    public static string Write(RetagReport report, RetagRequest request, int set)
    {
        List<string> lines = [.. Totals(report, request, set)];
        if (report.Topics.Count > 0)
        {
            lines.Add("");
            lines.AddRange(TextTable.Lines([["TOPIC", "ADDED", "LOST"], .. report.Topics.Select(topic => (string[])[topic.Key, Number(topic.Value.Added), Number(topic.Value.Lost)])]));
        }

        foreach (var article in report.Worst)
        {
            lines.Add("");
            lines.AddRange(Example(report, article));
        }

        return string.Join(Environment.NewLine, lines);
    }

    private static IEnumerable<string> Totals(RetagReport report, RetagRequest request, int set)
    {
        yield return Line($"set {set}: {report.Read:N0} articles read, {report.Different:N0} {(request.DryRun ? "would be tagged otherwise" : "tagged otherwise")}, {report.Renewed:N0} the same by other rules");
        yield return Line($"relevance: {report.MoreRelevant:N0} higher, {report.LessRelevant:N0} lower; {report.AboveGate:N0} reach the gate of {report.Gate}, {report.BelowGate:N0} fall below it");
        yield return Line($"severity: {report.Graver:N0} higher, {report.LessGrave:N0} lower");
        yield return Line($"event classes: {report.EventsAdded:N0} added, {report.EventsLost:N0} lost; entities: {report.EntitiesAdded:N0} added, {report.EntitiesLost:N0} lost");
        var told = request switch
        {
            { DryRun: true } => "with --announce:",
            { Announce: true } => "told:",
            _ => "not told (no --announce):",
        };
        yield return Line($"{told} {report.ToDetect:N0} article.detected ({report.ToDetectAsBackfill:N0} backfill), {report.ToRevise:N0} article.revised");
        if (report.ChangedMeanwhile + report.LeftBusy > 0)
        {
            yield return Line($"{report.ChangedMeanwhile:N0} changed meanwhile, {report.LeftBusy:N0} just being changed: left as they are; run it again to be sure of them");
        }
    }

    private static IEnumerable<string> Example(RetagReport report, RetaggedArticle article)
    {
        var (changes, difference) = (article.Changes, article.Difference);
        var gate = report.IsAbove(article) ? ", reaches the gate" : report.IsBelow(article) ? ", falls below the gate" : "";
        yield return $"{article.Article.Known.PublicId}  {TextGate.Line(article.Article.Known.Title, MaxTitle)}";
        yield return $"    relevance {Change(changes.Relevance)}{gate}; severity {Change(changes.Severity)}";
        if (Names(difference.TopicsAdded, difference.EventsAdded, difference.EntitiesAdded) is { } added)
        {
            yield return $"    added: {added}";
        }

        if (Names(difference.TopicsLost, difference.EventsLost, difference.EntitiesLost) is { } lost)
        {
            yield return $"    lost: {lost}";
        }
    }

    /// <summary>All of them in one line; null when there are none.</summary>
    private static string? Names(
        IReadOnlyList<string> topics, IReadOnlyList<(string Class, EventStatus Status)> events, IReadOnlyList<string> entities)
    {
        var names = topics
            .Concat(events.Select(told => $"{told.Class}/{TagNames.Of(told.Status)}"))
            .Concat(entities)
            .ToList();
        return names.Count == 0 ? null
            : names.Count <= MaxNames ? string.Join(' ', names)
            : $"{string.Join(' ', names.Take(MaxNames))} … ({names.Count})";
    }

    private static string Change((int From, int To) numbers) =>
        numbers.From == numbers.To ? Line($"{numbers.To}") : Line($"{numbers.From} ► {numbers.To}");

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
