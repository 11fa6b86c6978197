using System.Net;
using NewsMonitor.Core.Sources;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads one source.</summary>
internal sealed class SourceReader(Problems problems, SelectorsReader selectors, PollTimesReader times, CredentialsReader credentials)
{
    private static readonly Dictionary<string, SourceKind> Kinds = new(StringComparer.Ordinal)
    {
        ["auto"] = SourceKind.Auto,
        ["feed"] = SourceKind.Feed,
        ["wordpress"] = SourceKind.WordPress,
        ["sitemap"] = SourceKind.Sitemap,
        ["page"] = SourceKind.Page,
    };

    private static readonly Dictionary<string, TextOrigin> Texts = new(StringComparer.Ordinal)
    {
        ["auto"] = TextOrigin.Auto,
        ["feed"] = TextOrigin.Feed,
        ["page"] = TextOrigin.Page,
    };

    /// <summary>The source; null when something that identifies it is missing or wrong. All mistakes are reported.</summary>
    public Source? Read(YamlNode node)
    {
        if (Fields.Of(node, "a source", problems) is not { } fields)
        {
            return null;
        }

        var key = ReadKey(fields.RequiredText("key"));
        var name = fields.RequiredText("name")?.Value;
        var url = ReadUrl(fields.RequiredText("url"));
        var kind = ReadKind(fields.Text("kind"));
        var source = times.Read(fields, new Source
        {
            Key = key ?? "",
            Name = name ?? "",
            Url = url ?? new Uri("about:blank"),
            Kind = kind,
            Selectors = selectors.Read(fields, kind),
            Text = ReadText(fields.Text("text")),
            Country = ReadCountry(fields.Text("country")),
            Language = ReadLanguage(fields.Text("language")),
            TimeZone = TimeZones.Read(fields.Text("time-zone"), problems) ?? TimeZones.Utc,
            Publisher = ReadKey(fields.Text("publisher")) ?? key ?? "",
            Tier = ReadTier(fields.Text("tier")),
            AllowPrivate = [.. Shape.Texts(fields.Node("allow-private"), "'allow-private'", problems).Select(ReadNetwork).OfType<IPNetwork>()],
            AllowDowngrade = ReadSwitch(fields.Text("allow-downgrade")),
            Credentials = credentials.Read(fields, url),
        });
        fields.RefuseOthers();
        return key is null || name is null || url is null ? null : source;
    }

    private string? ReadKey(YamlText? text)
    {
        if (text is not null && !Slug.IsValid(text.Value))
        {
            problems.Error(text.Position, "S004", $"'{text.Value}' is no key: {Slug.Grammar}");
            return null;
        }

        return text?.Value;
    }

    /// <remarks>Messages never repeat the address: it may hold a password, and messages end up in logs.</remarks>
    private Uri? ReadUrl(YamlText? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!Uri.TryCreate(text.Value, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
        {
            problems.Error(text.Position, "S005", "this is no address that can be polled: write it in full, with http:// or https://");
            return null;
        }

        if (url.UserInfo.Length > 0)
        {
            problems.Error(text.Position, "S006", "the address holds a user name or password; remove it and use 'credentials'");
            return null;
        }

        return url;
    }

    private SourceKind ReadKind(YamlText? text)
    {
        if (text is null)
        {
            return SourceKind.Auto;
        }

        if (Kinds.TryGetValue(text.Value, out var kind))
        {
            return kind;
        }

        problems.Error(
            text.Position, "S013", $"unknown kind '{text.Value}': {string.Join(", ", Kinds.Keys)}{Suggestion.For(text.Value, Kinds.Keys)}");
        return SourceKind.Auto;
    }

    private TextOrigin ReadText(YamlText? text)
    {
        if (text is null)
        {
            return TextOrigin.Auto;
        }

        if (Texts.TryGetValue(text.Value, out var origin))
        {
            return origin;
        }

        problems.Error(
            text.Position, "S021", $"unknown text '{text.Value}': {string.Join(", ", Texts.Keys)}{Suggestion.For(text.Value, Texts.Keys)}");
        return TextOrigin.Auto;
    }

    private string? ReadCountry(YamlText? text)
    {
        if (text is not null && !CountryCodes.Contains(text.Value))
        {
            var hint = text.Value == "UK" ? " (did you mean 'GB'?)" : "";
            problems.Error(text.Position, "S007", $"'{text.Value}' is no country: write its ISO 3166-1 code in two capitals, such as DE{hint}");
        }

        return text?.Value;
    }

    private string ReadLanguage(YamlText? text)
    {
        var language = text?.Value ?? "und";
        if (language.Length is < 2 or > 3 || !language.All(char.IsAsciiLetterLower))
        {
            problems.Error(text!.Position, "S008", $"'{language}' is no language: write its ISO 639 code in lower case, such as de, or und");
        }

        return language;
    }

    private int ReadTier(YamlText? text)
    {
        if (text is null)
        {
            return 3;
        }

        if (text.Value is not ("1" or "2" or "3"))
        {
            problems.Error(text.Position, "S011", $"'{text.Value}' is no tier: 1 agency or official, 2 established newsroom, 3 other");
            return 3;
        }

        return text.Value[0] - '0';
    }

    private bool ReadSwitch(YamlText? text)
    {
        if (text is not null && text.Value is not ("true" or "false"))
        {
            problems.Error(text.Position, "S018", $"'{text.Value}' is neither true nor false");
        }

        return text?.Value == "true";
    }

    private IPNetwork? ReadNetwork(YamlText text)
    {
        if (IPNetwork.TryParse(text.Value, out var network))
        {
            return network;
        }

        problems.Error(text.Position, "S012", $"'{text.Value}' is no network: write it as 10.1.2.0/24 or fd00::/8");
        return null;
    }
}
