namespace NewsMonitor.Core.Pages;

/// <summary>What one robots.txt holds for: scheme, host and port (RFC 9309, section 2.3).</summary>
public static class WebOrigin
{
    /// <summary>Such as <c>https://example.org:443</c>.</summary>
    /// <param name="address">An absolute http or https address.</param>
    public static string Of(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return $"{address.Scheme}://{address.IdnHost.ToLowerInvariant()}:{address.Port}";
    }
}
