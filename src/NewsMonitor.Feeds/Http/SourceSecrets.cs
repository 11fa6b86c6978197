using Microsoft.Extensions.Configuration;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.Feeds.Http;

/// <summary>The secrets of sources: the settings <c>Secrets:name</c>.</summary>
internal sealed class SourceSecrets(IConfiguration settings)
{
    public const string Section = "Secrets";

    /// <summary>What to send for a source; null credentials and null problem when it asks for none.</summary>
    /// <returns>The credentials, or what the operator has to do.</returns>
    public (RequestCredentials? Credentials, string? Problem) For(Source source)
    {
        if (source.Credentials is not { } named)
        {
            return (null, null);
        }

        // Shells and service managers refuse a hyphen in the name of a variable.
        var variable = named.Secret.Replace('-', '_');
        var secret = settings[$"{Section}:{named.Secret}"] ?? settings[$"{Section}:{variable}"];
        return string.IsNullOrEmpty(secret)
            ? (null, $"the secret of the source is missing: set {Section}:{named.Secret}, or NEWSMONITOR__{Section}__{variable}_FILE to the path of a file with it")
            : RequestCredentials.Create(source.Url, named, secret) is { } credentials
                ? (credentials, null)
                : (null, $"the secret {Section}:{named.Secret} holds characters that no header can carry");
    }
}
