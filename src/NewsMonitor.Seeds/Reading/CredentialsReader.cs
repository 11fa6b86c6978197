using System.Buffers;
using NewsMonitor.Core.Sources;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads what a source is told to let us in. The secret itself is never in a file that people share.</summary>
internal sealed class CredentialsReader(Problems problems)
{
    private const string Example = "such as {kind: basic, user: desk, secret: my-feed}";

    private static readonly Dictionary<string, CredentialKind> Kinds = new(StringComparer.Ordinal)
    {
        ["basic"] = CredentialKind.Basic,
        ["bearer"] = CredentialKind.Bearer,
        ["header"] = CredentialKind.Header,
    };

    /// <summary>What a name of a header is made of: RFC 9110, section 5.6.2.</summary>
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>What frames or describes the request belongs to the client.</summary>
    private static readonly string[] OurHeaders =
    [
        "Accept", "Accept-Encoding", "Connection", "Content-Length", "Content-Type", "Expect", "Host", "If-Modified-Since", "If-None-Match", "Keep-Alive",
        "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent",
    ];

    /// <summary>The credentials of a source; null when it has none, or something is wrong with them, which is reported.</summary>
    public SourceCredentials? Read(Fields source, Uri? url)
    {
        var node = source.Node("credentials");
        if (Fields.Of(node, "'credentials'", problems) is not { } fields)
        {
            return null;
        }

        if (url?.Scheme == Uri.UriSchemeHttp)
        {
            problems.Warning(fields.Position, "S020", "the address begins with http://, so that anybody on the way can read these credentials");
        }

        var kind = ReadKind(fields.RequiredText("kind"));
        var secret = ReadSecret(fields.RequiredText("secret"));
        var name = kind switch
        {
            CredentialKind.Basic => ReadUser(fields.RequiredText("user")),
            CredentialKind.Header => ReadHeader(fields.RequiredText("header")),
            _ => "",
        };
        if (kind is not null)
        {
            fields.RefuseOthers();
        }

        return kind is null || secret is null || name is null ? null : new SourceCredentials(kind.Value, secret, name.Length > 0 ? name : null);
    }

    private CredentialKind? ReadKind(YamlText? text)
    {
        if (text is null)
        {
            return null;
        }

        if (Kinds.TryGetValue(text.Value, out var kind))
        {
            return kind;
        }

        problems.Error(
            text.Position, "S019", $"unknown kind '{text.Value}': {string.Join(", ", Kinds.Keys)}{Suggestion.For(text.Value, Kinds.Keys)}, {Example}");
        return null;
    }

    /// <remarks>What is no name may be the secret itself, written here by mistake: it is not repeated.</remarks>
    private string? ReadSecret(YamlText? text)
    {
        if (text is not null && !Slug.IsValid(text.Value))
        {
            problems.Error(text.Position, "S019", $"'secret' is no name of a secret ({Slug.Grammar}); its value belongs into the setting Secrets:name");
            return null;
        }

        return text?.Value;
    }

    private string? ReadUser(YamlText? text)
    {
        if (text is not null && (text.Value.Contains(':', StringComparison.Ordinal) || text.Value.Any(char.IsControl)))
        {
            problems.Error(text.Position, "S019", "'user' holds a colon or a control character, which cannot be sent; the password is named by 'secret'");
            return null;
        }

        return text?.Value;
    }

    private string? ReadHeader(YamlText? text)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Value.AsSpan().IndexOfAnyExcept(TokenCharacters) >= 0)
        {
            problems.Error(text.Position, "S019", "'header' is no name of a header, such as X-Api-Key");
            return null;
        }

        if (OurHeaders.Contains(text.Value, StringComparer.OrdinalIgnoreCase))
        {
            problems.Error(text.Position, "S019", $"the header '{text.Value}' belongs to the request itself and cannot hold a secret");
            return null;
        }

        return text.Value;
    }
}
