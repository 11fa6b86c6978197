using System.Net;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Feeds.Http;

/// <summary>What to ask, and on whose terms.</summary>
internal sealed record HttpQuestion(Uri Address)
{
    /// <summary>Kinds of content that are welcome: the <c>Accept</c> header.</summary>
    public string Accept { get; init; } = "*/*";

    /// <summary>What an earlier answer gave to ask "has it changed?" with.</summary>
    public Validators Known { get; init; } = Validators.None;

    /// <summary>SHA-256 of the body that is known: the same once more is answered as not modified. Null: any body is wanted.</summary>
    public byte[]? KnownBody { get; init; }

    /// <summary>Networks besides the public internet that may be connected to.</summary>
    public IReadOnlyList<IPNetwork> AllowPrivate { get; init; } = [];

    /// <summary>What lets us into one origin; null: nothing.</summary>
    public RequestCredentials? Credentials { get; init; }

    /// <summary>Whether a redirect from https to http is followed.</summary>
    public bool AllowDowngrade { get; init; }

    /// <summary>Whether a redirect to another origin (scheme, host, port) is told instead of followed: its rules are its own.</summary>
    public bool StaysAtOrigin { get; init; }

    /// <summary>Asked before a redirect is followed to another site; null: it is followed, as for a person who looks.</summary>
    public EnterHost? Enter { get; init; }

    /// <summary>Longest time for the answer, where that is shorter than the settings allow; null: as they say.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>So many bytes of a longer body are enough; null: a body over the limit of the settings is a failure.</summary>
    public int? TakesFirst { get; init; }

    /// <summary>Whether a body that breaks off is better than none.</summary>
    public bool TakesBroken { get; init; }
}
