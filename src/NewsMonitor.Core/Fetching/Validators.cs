namespace NewsMonitor.Core.Fetching;

/// <summary>What a source gave us to ask "has it changed?" with. Opaque: sent back byte for byte, never parsed.</summary>
/// <param name="ETag">The <c>ETag</c> header; null when there was none or it was not fit to be sent back.</param>
/// <param name="LastModified">The <c>Last-Modified</c> header; null likewise.</param>
/// <param name="BodyHash">SHA-256 of the decompressed body: the same bytes need not be read again.</param>
public sealed record Validators(string? ETag, string? LastModified, byte[]? BodyHash)
{
    /// <summary>Nothing is known: ask unconditionally.</summary>
    public static Validators None { get; } = new(null, null, null);
}
