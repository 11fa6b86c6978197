using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace NewsMonitor.Feeds.Http;

/// <summary>How the web is asked: who we say we are, and how much one answer may cost us.</summary>
public sealed class FetchingOptions
{
    public const string Section = "Fetching";

    /// <summary>
    /// E-mail address or web page of the operator. Sent to every site in the User-Agent, so that a webmaster can write
    /// instead of blocking us. No default on purpose.
    /// </summary>
    [Required]
    [RegularExpression(@"(https?://[!-'*-~]+\.[!-'*-~]+|[!-'*-?A-~]+@[!-'*-?A-~]+)",
        ErrorMessage = "Fetching:Contact must be an e-mail address or an http(s) address, without blanks or parentheses.")]
    public string Contact { get; set; } = "";

    /// <summary>Longest wait for one connection, name resolution and TLS included. Default: 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time for one fetch: all redirects and the last byte of the body. Default: 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest body in bytes, counted after decompression. Default: 10 MiB, which is also the most.</summary>
    [Range(1024, 10 * 1024 * 1024)]
    public int MaxBody { get; set; } = 10 * 1024 * 1024;

    /// <summary>Redirects that are followed before the fetch is given up. Default: 5.</summary>
    [Range(0, 10)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>Entries taken from one fetch: the newest; the rest is only counted. Default: 1,000.</summary>
    [Range(1, 10_000)]
    public int MaxEntries { get; set; } = 1000;

    /// <summary>
    /// How long <c>sources discover</c> leaves a host alone between two requests: a person has started it and waits, without a database that would keep the
    /// gap among many. Polls keep <c>Polling:HostGap</c>. Default: 2 seconds, which is also the least.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:01:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan RequestGap { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Proxy that all requests go through: <c>http://host:port</c>, on a private address too. Empty: none; proxies that the
    /// environment names are not used.
    /// </summary>
    [RegularExpression(
        @"^http://([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])/?$",
        ErrorMessage = "Fetching:Proxy must be http://host:port; its user and password belong into Fetching:ProxyUser and Fetching:ProxyPassword.")]
    public string Proxy { get; set; } = "";

    /// <summary>User at the proxy. Empty: it asks for none.</summary>
    public string ProxyUser { get; set; } = "";

    /// <summary>Password of that user. Best given as <c>ProxyPassword_FILE</c>.</summary>
    public string ProxyPassword { get; set; } = "";

    /// <summary>What we call ourselves: <c>NewsMonitor/0.1 (+contact)</c>.</summary>
    internal string UserAgent => string.Create(CultureInfo.InvariantCulture, $"NewsMonitor/{Release.Major}.{Release.Minor} (+{Contact})");

    private static Version Release { get; } = typeof(FetchingOptions).Assembly.GetName().Version!;
}
