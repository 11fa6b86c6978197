using System.Text.Json;
using AngleSharp.Dom;

namespace NewsMonitor.Feeds.Pages;

/// <summary>The article that a page describes as linked data (JSON-LD), where sites are most exact about author and time.</summary>
/// <remarks>Everything in it may be missing, of another type, or broken: what cannot be read is not there.</remarks>
internal sealed class LinkedArticle
{
    private const int MaxLength = 2 * 1024 * 1024;
    private const int MaxNodes = 5000;

    private static readonly JsonDocumentOptions Tolerant = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    private static readonly LinkedArticle Nothing = new(default);

    private readonly JsonElement _article;

    private LinkedArticle(JsonElement article) => _article = article;

    public bool Exists => _article.ValueKind == JsonValueKind.Object;

    public string? Headline => Text("headline") ?? Text("name");

    public string? Body => Text("articleBody");

    public string? Description => Text("description");

    public string? Published => Text("datePublished") ?? Text("dateCreated");

    public string? Modified => Text("dateModified");

    public string? Language => Text("inLanguage");

    public string? Site => Names(Get(_article, "publisher")).FirstOrDefault();

    public IReadOnlyList<string> Authors => [.. Names(Get(_article, "author"))];

    public string? Image => Addresses(Get(_article, "image"), "url").FirstOrDefault();

    public IEnumerable<string> Audio =>
        Addresses(Get(_article, "audio"), "contentUrl").Concat(
            Each(Get(_article, "associatedMedia"))
                .Where(media => IsType(media, type => type == "AudioObject"))
                .SelectMany(media => Addresses(media, "contentUrl")));

    public bool IsPaywalled => Get(_article, "isAccessibleForFree") is var free
        && (free.ValueKind == JsonValueKind.False || (Text(free)?.Trim().Equals("false", StringComparison.OrdinalIgnoreCase) ?? false));

    /// <summary>The first article in any of a page's blocks.</summary>
    public static LinkedArticle Of(IDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json' i]"))
        {
            if (Parse(script.TextContent) is { } root && Find(root) is { } article)
            {
                return new LinkedArticle(article);
            }
        }

        return Nothing;
    }

    private static JsonElement? Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        // Line breaks and tabs inside strings are the most frequent mistake: as white space they do no harm elsewhere either.
        var mended = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim().TrimEnd(';');
        try
        {
            using var document = JsonDocument.Parse(mended, Tolerant);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Find(JsonElement root)
    {
        var left = new Queue<JsonElement>([root]);
        for (var seen = 0; left.TryDequeue(out var element) && seen < MaxNodes; seen++)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var part in element.EnumerateArray())
                {
                    left.Enqueue(part);
                }
            }
            else if (IsType(element, IsArticle))
            {
                return element;
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                left.Enqueue(Get(element, "@graph"));
                left.Enqueue(Get(element, "mainEntity"));
            }
        }

        return null;
    }

    private static bool IsArticle(string type) =>
        type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("BlogPosting", StringComparison.Ordinal) || type is "Report" or "Review";

    private static bool IsType(JsonElement element, Func<string, bool> which) =>
        Each(Get(element, "@type")).Any(type => type.ValueKind == JsonValueKind.String && which(type.GetString()!));

    private string? Text(string name) => Each(Get(_article, name)).Select(Text).FirstOrDefault(text => text is not null);

    private static string? Text(JsonElement element) =>
        element.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(element.GetString()) ? element.GetString() : null;

    /// <summary>Names of persons and organisations, given as strings or as objects, alone or several.</summary>
    private static IEnumerable<string> Names(JsonElement element) =>
        Each(element).Select(one => Text(one) ?? Text(Get(one, "name"))).OfType<string>();

    private static IEnumerable<string> Addresses(JsonElement element, string name) =>
        Each(element).Select(one => Text(one) ?? Text(Get(one, name)) ?? Text(Get(one, "url"))).OfType<string>();

    private static IEnumerable<JsonElement> Each(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray(),
        JsonValueKind.Undefined => [],
        _ => [element],
    };

    private static JsonElement Get(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
}
