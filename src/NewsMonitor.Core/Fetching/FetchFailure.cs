namespace NewsMonitor.Core.Fetching;

/// <summary>Why a fetch failed: a closed list, stored and counted by name in snake_case.</summary>
public enum FetchFailure
{
    /// <summary>The address is not public and the source does not allow it.</summary>
    Blocked,

    /// <summary>The host name could not be resolved.</summary>
    Dns,

    /// <summary>No connection could be made, or it broke.</summary>
    Connect,

    /// <summary>TLS was refused: expired, wrong host, unknown authority, too old.</summary>
    Tls,

    /// <summary>The deadline for connecting, or for the whole fetch, has passed.</summary>
    Timeout,

    /// <summary>The source wants to be asked less: 429, or 503 with a <c>Retry-After</c> that can be read.</summary>
    Throttled,

    /// <summary>410: the source has been taken down on purpose.</summary>
    Gone,

    /// <summary>404: nothing lies at the address, perhaps only now.</summary>
    NotFound,

    /// <summary>401, 403, 407 or 451: not for us, or not with these credentials.</summary>
    Forbidden,

    /// <summary>Another status of 400 to 499.</summary>
    HttpClientError,

    /// <summary>Another status of 500 to 599, or one that makes no sense.</summary>
    HttpServerError,

    /// <summary>Too many redirects, a loop, or a redirect without a target.</summary>
    Redirects,

    /// <summary>A redirect from https to http.</summary>
    Downgrade,

    /// <summary>A target that is neither http nor https.</summary>
    Scheme,

    /// <summary>The response headers exceed their limit.</summary>
    Headers,

    /// <summary>The decompressed body exceeds its limit.</summary>
    TooLarge,

    /// <summary>The body ended before its announced length.</summary>
    Truncated,

    /// <summary>An empty body, or white space only.</summary>
    Empty,

    /// <summary>Readable, but not a feed: an HTML page, for example.</summary>
    NotAFeed,

    /// <summary>Not well-formed XML.</summary>
    Xml,

    /// <summary>Nested deeper than the limit.</summary>
    XmlDepth,

    /// <summary>More nodes, attributes or longer values than the limits allow.</summary>
    XmlSize,

    /// <summary>A document type that defines entities.</summary>
    XmlDtd,

    /// <summary>A feed that names no channel.</summary>
    NoChannel,

    /// <summary>Not well-formed JSON, and no complete item before the fault.</summary>
    Json,

    /// <summary>JSON that is nested deeper than the limit.</summary>
    JsonDepth,

    /// <summary>A document that should list articles and yields none: the site was redesigned, or the selectors are wrong.</summary>
    NoItems,

    /// <summary>The answer is not HTTP, or its content coding is broken or unknown.</summary>
    Protocol,

    /// <summary>Well-formed, but the feed parser could not make sense of it.</summary>
    Unparsable,

    /// <summary>NewsMonitor itself failed on what the source sent: a bug, not the source's fault.</summary>
    Internal,
}
