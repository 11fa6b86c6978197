using NewsMonitor.Feeds.Reading;
using NewsMonitor.Worker.Commands;

namespace NewsMonitor.Worker.Reading;

/// <summary>A document to be read, and where it came from.</summary>
/// <param name="Bytes">The document.</param>
/// <param name="Address">What its links are relative to.</param>
/// <param name="ContentType">The HTTP header it came with; null when none is known.</param>
internal sealed record DocumentFile(ReadOnlyMemory<byte> Bytes, Uri Address, string? ContentType)
{
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <exception cref="CommandFailedException">There is no such file, or it is too large or may not be read.</exception>
    public static async Task<DocumentFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length > MaxBytes)
            {
                throw new CommandFailedException(file.Exists ? $"{path} is larger than {MaxBytes >> 20} MiB." : $"{path} does not exist.");
            }

            return new DocumentFile(await File.ReadAllBytesAsync(path, cancellationToken), FeedOrigin.NowhereInParticular, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(e.Message);
        }
    }
}
