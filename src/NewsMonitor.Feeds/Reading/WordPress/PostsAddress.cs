using System.Globalization;

namespace NewsMonitor.Feeds.Reading.WordPress;

/// <summary>Addresses of the posts of a WordPress site.</summary>
internal static class PostsAddress
{
    /// <summary>Posts on one page; 100 is the most that WordPress gives.</summary>
    private const int PerPage = 20;

    /// <summary>What WordPress gives when nobody asks for a number.</summary>
    private const int PerPageUnasked = 10;

    private const int MostPerPage = 100;
    private const string Embed = "author,wp:term,wp:featuredmedia";

    /// <summary>The address to ask, for an operator who gives that of the site, of its REST interface, or of its posts.</summary>
    /// <remarks>Parameters that the operator wrote, such as <c>categories=5</c>, are kept; only missing ones are added.</remarks>
    public static Uri For(Uri given)
    {
        var address = new UriBuilder(given);
        var query = address.Query.TrimStart('?');
        if (!IsRest(given))
        {
            address.Path = address.Path.TrimEnd('/') + "/wp-json/wp/v2/posts";
        }
        else if (address.Path.TrimEnd('/').EndsWith("/wp-json", StringComparison.Ordinal))
        {
            address.Path = address.Path.TrimEnd('/') + "/wp/v2/posts";
        }

        query = With(query, "_embed", Embed);
        query = With(query, "per_page", PerPage.ToString(CultureInfo.InvariantCulture));
        address.Query = query;
        return address.Uri;
    }

    public static bool IsRest(Uri address) =>
        address.AbsolutePath.Contains("/wp-json", StringComparison.Ordinal) || Value(address.Query, "rest_route") is not null;

    /// <summary>The page after this one, when this one is full; null when it is the last. The answer's headers know, its body does not.</summary>
    public static Uri? NextPage(Uri address, int posts)
    {
        var perPage = Number(address.Query, "per_page") ?? PerPageUnasked;
        if (!IsRest(address) || posts == 0 || posts < Math.Min(perPage, MostPerPage))
        {
            return null;
        }

        return Next(address, "page");
    }

    /// <summary>The page after this one of a feed: every listing of WordPress goes on under <c>paged</c>.</summary>
    public static Uri NextPageOfFeed(Uri address) => Next(address, "paged");

    private static Uri Next(Uri address, string name)
    {
        var next = ((Number(address.Query, name) ?? 1) + 1).ToString(CultureInfo.InvariantCulture);
        var others = address.Query.TrimStart('?').Split('&').Where(parameter => parameter.Length > 0 && !Is(parameter, name));
        return new UriBuilder(address) { Query = string.Join('&', others.Append($"{name}={next}")) }.Uri;
    }

    private static string With(string query, string name, string value) =>
        Value(query, name) is not null ? query : (query.Length == 0 ? "" : query + "&") + name + "=" + value;

    private static int? Number(string query, string name) =>
        int.TryParse(Value(query, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : null;

    private static string? Value(string query, string name) =>
        query.TrimStart('?').Split('&').FirstOrDefault(parameter => Is(parameter, name)) is { } found
            ? found[(found.IndexOf('=', StringComparison.Ordinal) + 1)..]
            : null;

    private static bool Is(string parameter, string name) => parameter == name || parameter.StartsWith(name + "=", StringComparison.Ordinal);
}
