using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsMonitor.Feeds.Robots;

/// <summary>The reservations of a whole site: its <c>/.well-known/tdmrep.json</c> (TDMRep).</summary>
public sealed class TdmFile
{
    private const int MaxRules = 1000;
    private const int MaxPath = 2048;

    private readonly List<(string Pattern, bool IsReserved)> _rules = [];

    private TdmFile()
    {
    }

    /// <summary>Nothing is reserved.</summary>
    public static TdmFile None { get; } = new();

    /// <summary>Reads a file. What is no such file, as error pages in its place, reserves nothing.</summary>
    public static TdmFile Parse(ReadOnlyMemory<byte> file)
    {
        var read = new TdmFile();
        try
        {
            using var document = JsonDocument.Parse(file, new JsonDocumentOptions { MaxDepth = 16, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind == JsonValueKind.Array)
            {
                foreach (var rule in document.RootElement.EnumerateArray().Take(MaxRules))
                {
                    read.Add(rule);
                }
            }
        }
        catch (JsonException)
        {
            return None;
        }

        return read;
    }

    /// <summary>Reads what <see cref="ToString"/> gave.</summary>
    public static TdmFile Parse(string file) => Parse(Encoding.UTF8.GetBytes(file));

    /// <summary>Whether the text of a page of the site is reserved; of the patterns that match the longest decides, reservation first.</summary>
    public bool Reserves(Uri page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var path = RobotsPath.OfAddress(page, MaxPath);
        return _rules.Where(rule => RobotsPath.Matches(rule.Pattern, path))
            .OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.IsReserved)
            .Select(rule => rule.IsReserved)
            .FirstOrDefault();
    }

    /// <summary>The rules as a tdmrep.json: to be kept as text, and read again by <see cref="Parse(string)"/>.</summary>
    public override string ToString() => new JsonArray(
        [.. _rules.Select(rule => new JsonObject { ["location"] = rule.Pattern, ["tdm-reservation"] = rule.IsReserved ? 1 : 0 })]).ToJsonString();

    private void Add(JsonElement rule)
    {
        if (rule.ValueKind == JsonValueKind.Object
            && rule.TryGetProperty("location", out var location) && location.ValueKind == JsonValueKind.String && location.GetString() is { Length: <= MaxPath } pattern
            && rule.TryGetProperty("tdm-reservation", out var reservation))
        {
            _rules.Add((RobotsPath.OfPattern(pattern), reservation.ToString() is "1" or "True"));
        }
    }
}
