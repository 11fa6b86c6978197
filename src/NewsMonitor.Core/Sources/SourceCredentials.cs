namespace NewsMonitor.Core.Sources;

/// <summary>How we prove to a source that we may read it: everything but the secret, which is only named.</summary>
/// <param name="Kind">How the secret travels.</param>
/// <param name="Secret">Name of the secret, of the form of a source key: the setting <c>Secrets:name</c> holds its value.</param>
/// <param name="Name">The user for <see cref="CredentialKind.Basic"/>, the header for <see cref="CredentialKind.Header"/>; null for a bearer.</param>
public sealed record SourceCredentials(CredentialKind Kind, string Secret, string? Name = null);

/// <summary>How a secret travels in a request.</summary>
public enum CredentialKind
{
    /// <summary>User and password: RFC 7617.</summary>
    Basic,

    /// <summary>A token: RFC 6750.</summary>
    Bearer,

    /// <summary>The bare value in a header of the site's choice, such as <c>X-Api-Key</c>.</summary>
    Header,
}
