using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.FeedFarm.Serving;

/// <summary>Answers the request for one feed, as the validators and faults of the moment want it.</summary>
internal sealed class FeedEndpoint(Farm farm, FarmOptions options, Traffic traffic, Journal journal)
{
    private readonly Throttle _throttle = new(options.RetryAfter);

    public async Task AnswerAsync(HttpContext context, FarmSource source)
    {
        traffic.CountRequest();
        source.Host.Enter();
        try
        {
            var fault = farm.FaultOf(source);
            if (fault != Fault.None)
            {
                traffic.CountFault();
            }

            await AnswerAsync(context, source, fault);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has left.
        }
        finally
        {
            source.Host.Leave();
        }
    }

    private async Task AnswerAsync(HttpContext context, FarmSource source, Fault fault)
    {
        switch (fault)
        {
            case Fault.Slow:
                await Task.Delay(options.SlowBy, context.RequestAborted);
                await SendAsync(context, source);
                break;
            case Fault.Error:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case Fault.Gone:
                context.Response.StatusCode = StatusCodes.Status410Gone;
                break;
            case Fault.Throttle when !_throttle.HasWaited(source):
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = options.RetryAfter.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
                break;
            case Fault.Hang:
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                break;
            case Fault.Abort:
                await SendAsync(context, source, half: true);
                context.Abort();
                break;
            default:
                await SendAsync(context, source);
                break;
        }
    }

    private async Task SendAsync(HttpContext context, FarmSource source, bool half = false)
    {
        var feed = farm.Render(source);
        var response = context.Response;
        var etag = farm.Validators is SentValidators.Both or SentValidators.ETag ? feed.ETag : null;
        var modified = farm.Validators is SentValidators.Both or SentValidators.LastModified ? feed.LastModified : null;
        response.Headers.ETag = etag;
        response.Headers.LastModified = modified;
        response.Headers.Vary = "Accept-Encoding";
        if (IsUnchanged(context.Request, etag, modified))
        {
            traffic.CountNotModified();
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var gzip = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        var body = gzip ? feed.Packed : feed.Plain();
        if (gzip)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        response.ContentType = source.Atom ? "application/atom+xml; charset=UTF-8" : "application/rss+xml; charset=UTF-8";
        response.ContentLength = body.Length;
        traffic.CountFull(body.Length);
        journal.Add(source.Id);
        await response.BodyWriter.WriteAsync(half ? body.AsMemory(0, body.Length / 2) : body, context.RequestAborted);
    }

    /// <summary>If-Modified-Since counts only where there is no If-None-Match.</summary>
    private static bool IsUnchanged(HttpRequest request, string? etag, string? modified)
    {
        var match = request.Headers.IfNoneMatch;
        return match.Count > 0 && etag is not null
            ? match.ToString().Contains(etag, StringComparison.Ordinal)
            : modified is not null && request.Headers.IfModifiedSince == modified;
    }
}
