using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsMonitor.Core.Desk;

namespace NewsMonitor.Worker.Desk;

/// <summary>What a backtest came to, for a person and for programs.</summary>
internal sealed class BacktestReport(string rule, int set, DateTimeOffset since, DateTimeOffset? until)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // umlauts as they are; it goes to a terminal or a file, never into HTML
    };

    private readonly List<BacktestAlert> _told = [];
    private int _articles;

    public void Add(TakenArticle taken, IReadOnlyList<BacktestAlert> told)
    {
        _articles += taken.At >= since ? 1 : 0;
        Add(told);
    }

    /// <summary>What was told before the time that was asked for shaped what came later, and is no part of the answer.</summary>
    public void Add(IReadOnlyList<BacktestAlert> told) => _told.AddRange(told.Where(alert => alert.At >= since));

    public string ToText() => string.Join('\n', _told.Select(Line).Append(
        $"'{rule}' (set {set}): {_articles} articles, alerts: {_told.Select(alert => alert.Alert.Key.Id).Distinct().Count()}, events: {_told.Count}; nothing was stored or sent"));

    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            rule,
            set,
            since,
            until,
            Articles = _articles,
            Told = _told.Select(alert => new
            {
                alert.At,
                Step = StepOf(alert),
                Alert = alert.Alert.Key.Id,
                Priority = alert.Alert.Priority.ToString(),
                alert.Alert.Late,
                alert.Story,
                alert.Title,
                alert.Alert.Sources,
                alert.Alert.Articles,
                alert.Alert.Because,
            }),
        },
        Options);

    private static string Line(BacktestAlert alert) => string.Create(
        CultureInfo.InvariantCulture,
        $"{alert.At:yyyy-MM-dd HH:mm:ss}Z  {alert.Alert.Priority}  {StepOf(alert),-7}  {alert.Title}  [{string.Join("; ", alert.Alert.Because)}]");

    private static string StepOf(BacktestAlert alert) => alert.Step == Core.Watch.AlertStep.Raise ? "raised" : "updated";
}
