using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Core.Text;
using NewsMonitor.Storage.Events;
using NewsMonitor.Worker.Sources;

namespace NewsMonitor.Worker.Outbox;

/// <summary>What waits and what is parked, as a table for a person or one JSON document for programs.</summary>
internal static class OutboxText
{
    private const int MaxReason = 120;

    private static readonly string[] Heading = ["ID", "TYPE", "AGE", "ATTEMPTS", "REASON"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // as they are: it goes to a terminal or a file, never into HTML
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string ListJson(OutboxSummary summary, IReadOnlyList<UnsentEvent> parked) =>
        JsonSerializer.Serialize(new Document(summary.Waiting, summary.Parked, summary.OldestSeconds, parked), Json);

    public static string List(OutboxSummary summary, IReadOnlyList<UnsentEvent> parked)
    {
        var waiting = summary.Waiting == 0 ? "No event waits" : $"{summary.Waiting} waiting, the oldest for {Age(summary.OldestSeconds)}";
        string[] lines =
        [
            .. parked.Count == 0 ? [] : TextTable.Lines([Heading, .. parked.Select(Row)]),
            .. summary.Parked > parked.Count ? [$"… and {summary.Parked - parked.Count} more"] : Array.Empty<string>(),
            .. parked.Count == 0 ? Array.Empty<string>() : [""],
            $"{waiting}; {summary.Parked} parked.",
        ];
        return string.Join(Environment.NewLine, lines);
    }

    public static string ShowJson(UnsentEvent unsent) => JsonSerializer.Serialize(unsent, Json);

    public static string Show(UnsentEvent unsent) => string.Join(Environment.NewLine,
    [
        $"id:        {unsent.Id}",
        $"type:      {unsent.Type}",
        $"subject:   {unsent.Subject}",
        $"state:     {unsent.State}",
        string.Create(CultureInfo.InvariantCulture, $"recorded:  {unsent.RecordedAt:yyyy-MM-dd HH:mm:ss}Z, {Age(unsent.AgeSeconds)} ago"),
        $"attempts:  {unsent.Attempts}",
        $"reason:    {unsent.Reason ?? "-"}",
    ]);

    private static string[] Row(UnsentEvent unsent) =>
        [$"{unsent.Id}", unsent.Type, Age(unsent.AgeSeconds), $"{unsent.Attempts}", TextGate.Line(unsent.Reason, MaxReason)];

    private static string Age(double seconds) => TimeSpan.FromSeconds(seconds) switch
    {
        { TotalMinutes: < 2 } age => $"{(int)age.TotalSeconds} s",
        { TotalHours: < 2 } age => $"{(int)age.TotalMinutes} min",
        { TotalDays: < 2 } age => $"{(int)age.TotalHours} h",
        var age => $"{age.Days} d",
    };

    private sealed record Document(long Waiting, long Parked, double OldestSeconds, IReadOnlyList<UnsentEvent> ParkedEvents);
}
