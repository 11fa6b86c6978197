using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.FeedFarm.Serving;

/// <summary>Which request goes where.</summary>
internal sealed class Site
{
    private const string SourcePrefix = "/s/";

    private readonly Farm _farm;
    private readonly FeedEndpoint _feeds;
    private readonly ControlEndpoint _control;

    public Site(Farm farm, FarmOptions options)
    {
        var (traffic, journal) = (new Traffic(farm), new Journal());
        _farm = farm;
        _feeds = new FeedEndpoint(farm, options, traffic, journal);
        _control = new ControlEndpoint(farm, traffic, journal);
    }

    public Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (path.StartsWith("/control/", StringComparison.Ordinal))
        {
            return _control.AnswerAsync(context, path["/control/".Length..]);
        }

        if (Source(path) is { } source)
        {
            return _feeds.AnswerAsync(context, source);
        }

        context.Response.StatusCode = path == "/healthz" ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>The source of a path such as <c>/s/17/feed/</c>; null for any other.</summary>
    private FarmSource? Source(string path)
    {
        if (!path.StartsWith(SourcePrefix, StringComparison.Ordinal) || !path.EndsWith("/feed/", StringComparison.Ordinal))
        {
            return null;
        }

        var number = path.AsSpan(SourcePrefix.Length, path.Length - SourcePrefix.Length - "/feed/".Length);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id < _farm.Sources.Count ? _farm.Sources[id] : null;
    }
}
