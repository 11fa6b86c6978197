using System.IO.Compression;
using NewsMonitor.Worker.Commands;

namespace NewsMonitor.Worker.Tagging;

/// <summary>Reads articles from JSON lines: a file, a compressed one (<c>.gz</c>), or standard input (<c>-</c>).</summary>
internal sealed class ArticleFile(string place)
{
    /// <summary>How many lines could not be read; each was told on standard error.</summary>
    public int Unreadable { get; private set; }

    /// <summary>The articles in file order; a bad line is told and passed over.</summary>
    /// <exception cref="CommandFailedException">The file cannot be read.</exception>
    public IEnumerable<ArticleLine> Read()
    {
        using var reader = new StreamReader(Open());
        var number = 0;
        while (NextLine(reader) is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line) && Parse(line, number) is { } article)
            {
                yield return article;
            }
        }
    }

    /// <summary>Works on the articles with all processors; results come in file order.</summary>
    /// <exception cref="CommandFailedException">The file cannot be read.</exception>
    public void ForEach<T>(Func<ArticleLine, T> work, Action<T> take)
    {
        try
        {
            foreach (var result in Read().AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(work))
            {
                take(result);
            }
        }
        catch (AggregateException e) when (e.InnerException is CommandFailedException failed)
        {
            // What fails while others work comes wrapped.
            throw failed;
        }
    }

    private Stream Open()
    {
        try
        {
            var stream = place == "-" ? Console.OpenStandardInput() : File.OpenRead(place);
            return place.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{place} cannot be read: {e.Message}");
        }
    }

    private string? NextLine(StreamReader reader)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new CommandFailedException($"{place} cannot be read to its end: {e.Message}");
        }
    }

    private ArticleLine? Parse(string line, int number)
    {
        try
        {
            return ArticleLine.Parse(line);
        }
        catch (FormatException e)
        {
            Unreadable++;
            Console.Error.WriteLine($"{place}:{number}: {e.Message}");
            return null;
        }
    }
}
