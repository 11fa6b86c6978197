using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Pages;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.Worker.Reading;

/// <summary>Reads one document after the other; none of them can end or hold up the rest.</summary>
internal static class CaseReader
{
    /// <summary>Documents within the limits take far less; one that takes longer has found a hole in them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>One line of JSON, whatever the document is.</summary>
    public static async Task<string> ReadAsync(ReadCase one, string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: <= DocumentFile.MaxBytes } file)
            {
                return FeedJson.Of(one.Id, File.Exists(path) ? FetchFailures.Name(FetchFailure.TooLarge) : "no_such_file");
            }

            var address = Uri.TryCreate(one.BaseUrl, UriKind.Absolute, out var given) ? given : FeedOrigin.NowhereInParticular;
            var document = new DocumentFile(await File.ReadAllBytesAsync(file.FullName, cancellationToken), address, one.ContentType);
            return (await ParseAsync(document, cancellationToken)).ToJson(one.Id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return FeedJson.Of(one.Id, "unreadable_file");
        }
    }

    /// <summary>A document that lists articles.</summary>
    public static Task<ReadResult> ParseAsync(DocumentFile document, CancellationToken cancellationToken) =>
        BoundedAsync(
            () => ReadResult.Of(FeedParser.Parse(document.Bytes.Span, new FeedOrigin(document.Address) { ContentType = document.ContentType })),
            cancellationToken);

    /// <summary>The page of one article.</summary>
    public static Task<ReadResult> ParseArticleAsync(DocumentFile document, CancellationToken cancellationToken) =>
        BoundedAsync(() => ReadResult.Of(ArticlePageReader.Read(document.Bytes, document.Address, document.ContentType)), cancellationToken);

    /// <param name="read">Reads to the last character: what is lazy must not be able to take longer either.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    private static async Task<ReadResult> BoundedAsync(Func<ReadResult> read, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(read, cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            return ReadResult.Refused("timeout", $"not read within {Patience.TotalSeconds:0} s");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The boundary of one document.
            return ReadResult.Refused(FetchFailures.Name(FetchFailure.Internal), $"a fault of NewsMonitor, please report it: {e.GetType().Name}");
        }
    }
}
