using System.Buffers;
using NewsMonitor.Core.Text;

namespace NewsMonitor.Feeds;

/// <summary>Addresses as sites write them: relative, with blanks and line breaks inside, in schemes nobody should follow.</summary>
internal static class WebAddress
{
    /// <summary>Longer ones are treated as unreadable; real ones stay under 2 kB.</summary>
    private const int MaxLength = 16 * 1024;

    private const int MaxShown = 200;

    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    public static bool IsWeb(Uri address) => address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;

    /// <summary>The absolute http or https address that a reference means; null when it means none.</summary>
    public static Uri? ResolveWeb(string? reference, Uri baseAddress) =>
        Resolve(reference, baseAddress) is { } address && IsWeb(address) && address.Host.Length > 0 ? address : null;

    /// <summary>The absolute address, of whatever scheme, that a reference means; null when it cannot be read.</summary>
    /// <remarks>
    /// Which kind of reference it is, is decided here, by RFC 3986: asked to find out, <see cref="Uri"/> takes
    /// <c>//host/feed</c> and <c>/feed</c> for file names on Linux.
    /// </remarks>
    public static Uri? Resolve(string? reference, Uri baseAddress)
    {
        var text = WithoutWhiteSpace(reference);
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        if (HasScheme(text))
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var absolute) ? absolute : null;
        }

        return Uri.TryCreate(text, UriKind.Relative, out var relative) && Uri.TryCreate(baseAddress, relative, out var resolved) ? resolved : null;
    }

    /// <summary>An address for logs and messages: without user information, and without the query, which may hold a token.</summary>
    public static string ForMessage(Uri address)
    {
        var shown = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return TextGate.Line(address.Query.Length > 0 ? shown + "?…" : shown, MaxShown);
    }

    /// <summary>Browsers drop line breaks and tabs anywhere in an address and blanks around it; sites rely on it.</summary>
    private static string WithoutWhiteSpace(string? reference) =>
        string.Concat((reference ?? "").Where(c => !char.IsControl(c))).Trim();

    private static bool HasScheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(text[0]) && text.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0;
    }
}
