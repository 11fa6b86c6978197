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

    /// <summary>The absolute http or https address that a reference means, without a user's name and password; null when it means none.</summary>
    public static Uri? ResolveWeb(string? reference, Uri baseAddress) =>
        Resolve(reference, baseAddress) is { } address && IsWeb(address) && address.Host.Length > 0 ? WithoutUser(address) : null;

    /// <summary>The absolute address, of whatever scheme, that a reference means; null when it cannot be read.</summary>
    /// <remarks>
    /// Which kind of reference it is, is decided here, as browsers do: asked to find out, <see cref="Uri"/> takes
    /// <c>//host/feed</c> and <c>/feed</c> for file names on Linux.
    /// </remarks>
    public static Uri? Resolve(string? reference, Uri baseAddress) => Absolute(reference, baseAddress) is { } address && HasName(address) ? address : null;

    private static Uri? Absolute(string? reference, Uri baseAddress)
    {
        var text = WithoutWhiteSpace(reference);
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        text = WithoutFeedScheme(text);
        var scheme = SchemeOf(text);
        if (scheme.Length > 0 && !IsWebScheme(scheme))
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var other) ? other : null;
        }

        text = WithSlashes(text);
        if (scheme.Length > 0)
        {
            // "http:page" is a page beside the feed; "http:/host" and "http:///host" have lost or gained a slash.
            var rest = text[(scheme.Length + 1)..];
            if (rest.StartsWith('/') || !scheme.Equals(baseAddress.Scheme, StringComparison.OrdinalIgnoreCase))
            {
                return Uri.TryCreate($"{scheme}://{rest.TrimStart('/')}", UriKind.Absolute, out var absolute) ? absolute : null;
            }

            text = rest;
        }

        return Uri.TryCreate(text, UriKind.Relative, out var relative) && Uri.TryCreate(baseAddress, relative, out var resolved) ? resolved : null;
    }

    /// <summary>An address for logs and messages: without user information, and without the query, which may hold a token.</summary>
    public static string ForMessage(Uri address)
    {
        var shown = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return TextGate.Line(address.Query.Length > 0 ? shown + "?…" : shown, MaxShown);
    }

    /// <summary>The host can be asked for: not every Unicode letter has a form in the DNS, and <see cref="Uri"/> finds out late.</summary>
    private static bool HasName(Uri address)
    {
        try
        {
            return address.IdnHost is not null;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    /// <summary>Browsers drop line breaks and tabs anywhere in an address and blanks around it; sites rely on it.</summary>
    private static string WithoutWhiteSpace(string? reference) =>
        string.Concat((reference ?? "").Where(c => !char.IsControl(c))).Trim().Trim('\uFEFF', '\u200B');

    /// <summary><c>feed:https://host/</c> and <c>feed://host/</c> are for feed readers: http underneath.</summary>
    private static string WithoutFeedScheme(string text)
    {
        if (!SchemeOf(text).Equals("feed", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var rest = text["feed:".Length..];
        return rest.StartsWith("//", StringComparison.Ordinal) ? "http:" + rest : IsWebScheme(SchemeOf(rest)) ? rest : text;
    }

    /// <summary>Before query and fragment, browsers take a backslash for a slash.</summary>
    private static string WithSlashes(string text)
    {
        var end = text.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? text.Replace('\\', '/') : text[..end].Replace('\\', '/') + text[end..];
    }

    /// <summary>The address without a user's name and password.</summary>
    public static Uri WithoutUser(Uri address) => address.UserInfo.Length == 0
        ? address
        : new Uri(address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped));

    private static bool IsWebScheme(ReadOnlySpan<char> scheme) =>
        scheme.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase) || scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);

    /// <summary>The scheme before the colon; empty for a relative reference.</summary>
    private static string SchemeOf(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(text[0]) && text.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0 ? text[..colon] : "";
    }
}
