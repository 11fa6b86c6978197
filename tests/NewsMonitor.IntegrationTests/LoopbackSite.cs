using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsMonitor.IntegrationTests;

/// <summary>Plays a web site on a free port of a loopback address: what each path answers, and who asked.</summary>
/// <remarks>127.0.0.1 and 127.0.0.2 behave as two hosts.</remarks>
internal sealed class LoopbackSite : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> _handlers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly WebApplication _server;
    private int _connections;

    private LoopbackSite(IPAddress address, int port, X509Certificate2? certificate, HttpProtocols protocols)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null; // slow answers are what some tests are about
            kestrel.Listen(address, port, listen =>
            {
                listen.Use(Count);
                listen.Protocols = protocols;
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            });
        });
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    /// <summary>Root of the site, with its port.</summary>
    public Uri Address => new(_server.Urls.First());

    /// <summary>TCP connections accepted so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Everything that was asked so far, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <param name="address">A loopback address.</param>
    /// <param name="certificate">With it the site speaks https.</param>
    /// <param name="port">0: any that is free.</param>
    /// <param name="protocols">What it speaks.</param>
    public static async Task<LoopbackSite> StartAsync(
        string address = "127.0.0.1", X509Certificate2? certificate = null, int port = 0, HttpProtocols protocols = HttpProtocols.Http1AndHttp2)
    {
        var site = new LoopbackSite(IPAddress.Parse(address), port, certificate, protocols);
        await site._server.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    public Uri Url(string path) => new(Address, path);

    /// <summary>What a path answers from now on; 404 for paths without a handler.</summary>
    public void Map(string path, RequestDelegate handler) => _handlers[path] = handler;

    public void Map(string path, string contentType, string body) => Map(path, contentType, Encoding.UTF8.GetBytes(body));

    public void Map(string path, string contentType, byte[] body) => Map(path, async context =>
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    });

    public void MapRedirect(string path, string location, int status = 302) => Map(path, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        // A handler that waits for its client to go away must not hold up the test.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
    }

    private ConnectionDelegate Count(ConnectionDelegate next) => connection =>
    {
        Interlocked.Increment(ref _connections);
        return next(connection);
    };

    private Task AnswerAsync(HttpContext context)
    {
        // The endless answers of some tests must reach the client piece by piece.
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _requests.Enqueue(new RecordedRequest(context.Request.Path, headers) { Query = context.Request.QueryString.ToString() });
        if (_handlers.TryGetValue(context.Request.Path, out var handler))
        {
            return handler(context);
        }

        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}

/// <summary>A request as the site saw it.</summary>
internal sealed record RecordedRequest(string Path, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>With its question mark; empty when there is none.</summary>
    public string Query { get; init; } = "";

    /// <summary>When it came, as the time since the machine started.</summary>
    public TimeSpan At { get; } = TimeProvider.System.GetElapsedTime(0);
}
