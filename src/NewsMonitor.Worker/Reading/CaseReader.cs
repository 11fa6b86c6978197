using System.Text.Json;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.Worker.Reading;

/// <summary>Reads one document after the other; none of them can end or hold up the rest.</summary>
internal static class CaseReader
{
    /// <summary>Documents within the limits take far less; one that takes longer has found a hole in them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>One line of JSON, whatever the document is.</summary>
    public static async Task<string> ReadAsync(ReadCase one, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => Read(one, path), cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            return FeedJson.Of(one.Id, "timeout");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return FeedJson.Of(one.Id, "unreadable_file");
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return FeedJson.Of(one.Id, Name(FetchFailure.Internal)); // the boundary of one case
        }
    }

    /// <summary>A failure as it is stored and printed.</summary>
    public static string Name(FetchFailure failure) => JsonNamingPolicy.SnakeCaseLower.ConvertName(failure.ToString());

    /// <summary>Where a file is said to come from when nobody says.</summary>
    public static Uri NowhereInParticular { get; } = new("http://localhost/");

    private static string Read(ReadCase one, string path)
    {
        if (new FileInfo(path).Length > MaxBytes)
        {
            return FeedJson.Of(one.Id, Name(FetchFailure.TooLarge));
        }

        var address = Uri.TryCreate(one.BaseUrl, UriKind.Absolute, out var given) ? given : NowhereInParticular;
        return FeedParser.Parse(File.ReadAllBytes(path), new FeedOrigin(address) { ContentType = one.ContentType }) switch
        {
            ParseResult.Parsed parsed => FeedJson.Of(one.Id, parsed.Document),
            ParseResult.Refused refused => FeedJson.Of(one.Id, Name(refused.Failure)),
            var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}"),
        };
    }
}
