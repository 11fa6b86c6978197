using System.Globalization;
using System.Text.Json;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Text;
using NewsMonitor.Feeds.Languages;

namespace NewsMonitor.Worker.Tagging;

/// <summary>One article of a JSON-lines file.</summary>
internal sealed record ArticleLine
{
    /// <summary>What its results are labelled with.</summary>
    public required string Id { get; init; }

    /// <summary>Headline.</summary>
    public required string Title { get; init; }

    /// <summary>Text; empty when there is only a headline.</summary>
    public required string Text { get; init; }

    /// <summary>Language as the file says; null when it does not.</summary>
    public string? Language { get; init; }

    /// <summary>When it appeared; null when the file does not say.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>What it tells of, as people labelled it: articles with the same label tell of one event. Null when nobody did.</summary>
    public string? Cluster { get; init; }

    /// <summary>A wider circle that it belongs to, as people labelled it: other events of the same circle are easily confused. Null when nobody did.</summary>
    public string? Circle { get; init; }

    /// <summary>Whether people labelled it as defence; null when nobody did.</summary>
    public bool? IsDefence { get; init; }

    /// <summary>Whether the label is in doubt.</summary>
    public bool IsGrey { get; init; }

    /// <summary>Reads a line such as <c>{"id":"a","title":"…","text":"…"}</c>; further members are ignored.</summary>
    /// <exception cref="FormatException">It is no such object. The message says what is wrong.</exception>
    public static ArticleLine Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var labels = root.TryGetProperty("labels", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
            return new ArticleLine
            {
                Id = Member(root, "id") ?? throw new FormatException("'id' is missing"),
                Title = TextGate.Line(Member(root, "title") ?? "", int.MaxValue),
                Text = TextGate.Block(Member(root, "text") ?? "", int.MaxValue),
                Language = Member(root, "lang"),
                Published = DateOf(Member(root, "published") ?? Member(root, "date")),
                Cluster = Member(root, "cluster"),
                Circle = Member(root, "topic"),
                IsDefence = Flag(labels, "defence"),
                IsGrey = Flag(labels, "grey") == true || Flag(labels, "check") == true,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException("no JSON object with texts as 'id', 'title' and 'text'");
        }
    }

    /// <summary>The article as the pipeline would tag it.</summary>
    public TaggableText ToTaggable()
    {
        var (lead, body) = Text.Length == 0 ? ("", "") : LeadAndBody.Split("", Text);
        return new TaggableText
        {
            Title = Title,
            Lead = lead,
            Body = body,
            Language = Language ?? ArticleLanguage.Of(Title, Text, declared: null),
            Published = Published,
        };
    }

    private static string? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member.GetString() : null;

    private static bool? Flag(JsonElement labels, string name) =>
        labels.ValueKind == JsonValueKind.Object && labels.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : null;

    private static DateTimeOffset? DateOf(string? text) =>
        text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date
        : throw new FormatException($"'{text}' is no date (ISO 8601)");
}
