using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>What sites do with HTTP, and what a fetch makes of it.</summary>
public sealed class HttpBehaviourTests : FetchingTest
{
    [Fact]
    public async Task We_say_who_we_are_and_nothing_about_our_own_traces()
    {
        using var trace = new Activity("fetch").Start();
        Site.Map("/feed", Rss, OneEntry);

        await FetchAsync("/feed");

        var headers = Assert.Single(Site.Requests).Headers;
        Assert.Equal("NewsMonitor/0.1 (+https://monitor.example/contact)", headers["User-Agent"]);
        Assert.DoesNotContain("traceparent", headers.Keys);
    }

    [Fact]
    public async Task Cookies_are_not_kept()
    {
        Site.Map("/feed", context =>
        {
            context.Response.Cookies.Append("session", "1");
            return context.Response.WriteAsync(OneEntry);
        });
        var fetcher = CreateFetcher();

        await fetcher.FetchAsync(SourceAt(Site.Url("/feed")), Validators.None, enter: null, Stop);
        await fetcher.FetchAsync(SourceAt(Site.Url("/feed")), Validators.None, enter: null, Stop);

        Assert.All(Site.Requests, request => Assert.DoesNotContain("Cookie", request.Headers.Keys));
    }

    [Theory]
    [InlineData("W/\"abc\"")]
    [InlineData("no-quotes")]
    [InlineData("\"with \\ strange, things;\"")]
    public async Task BadInput_T08_T09_Validators_go_back_byte_for_byte(string etag)
    {
        Site.Map("/feed", context =>
        {
            context.Response.Headers.ETag = etag;
            context.Response.Headers.LastModified = "yesterday, about noon";
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch.Count > 0 ? 304 : 200;
            return context.Response.StatusCode == 304 ? Task.CompletedTask : context.Response.WriteAsync(OneEntry);
        });

        var first = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/feed"));
        var second = Assert.IsType<FetchResult.NotModified>(await FetchAsync("/feed", first.Validators));

        Assert.Equal(etag, Site.Requests[1].Headers["If-None-Match"]);
        Assert.Equal("yesterday, about noon", Site.Requests[1].Headers["If-Modified-Since"]);
        Assert.Equal(first.Validators, second.Validators);
        Assert.Equal(304, second.Effort.Status);
    }

    [Fact]
    public async Task BadInput_T08_A_validator_that_is_too_long_to_carry_around_is_dropped()
    {
        Site.Map("/feed", context =>
        {
            context.Response.Headers.ETag = '"' + new string('e', 5000) + '"';
            return context.Response.WriteAsync(OneEntry);
        });

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/feed"));

        Assert.Null(fetched.Validators.ETag);
    }

    [Fact]
    public async Task BadInput_T08_A_validator_with_control_characters_is_not_sent()
    {
        Site.Map("/feed", Rss, OneEntry);

        Assert.IsType<FetchResult.Fetched>(await FetchAsync("/feed", new Validators("\"a\r\nX-Evil: 1\"", "ä", null)));

        Assert.DoesNotContain("If-None-Match", Assert.Single(Site.Requests).Headers.Keys);
    }

    [Fact]
    public async Task BadInput_T07_A_304_to_an_unconditional_question_is_a_failure()
    {
        Site.Map("/feed", Status(304));

        Assert.Equal(FetchFailure.HttpServerError, (await FailAsync("/feed")).Failure);
    }

    [Fact]
    public async Task BadInput_T19_The_same_bytes_with_status_200_are_not_modified()
    {
        Site.Map("/feed", Rss, OneEntry);
        var first = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/feed"));

        var second = await FetchAsync("/feed", first.Validators);

        Assert.Equal(first.Validators.BodyHash, Assert.IsType<FetchResult.NotModified>(second).Validators.BodyHash);
        Assert.Equal(200, second.Effort.Status);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_compressed_feed_is_read(string coding)
    {
        Site.Map("/feed", Compressed(Encoding.UTF8.GetBytes(OneEntry), coding));

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/feed"));

        Assert.Single(fetched.Entries);
        Assert.Equal(Encoding.UTF8.GetByteCount(OneEntry), fetched.Effort.Bytes);
    }

    [Fact]
    public async Task BadInput_T02_The_size_limit_counts_what_comes_out_of_the_compression()
    {
        Site.Map("/feed", Compressed(new byte[50_000_000], "gzip"));

        var failed = await FailAsync("/feed");

        Assert.Equal(FetchFailure.TooLarge, failed.Failure);
        Assert.InRange(failed.Effort.Bytes, 10 * 1024 * 1024, 11 * 1024 * 1024);
    }

    [Fact]
    public async Task Damaged_compression_is_a_failure()
    {
        Site.Map("/feed", context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.WriteAsync(OneEntry);
        });

        Assert.Equal(FetchFailure.Protocol, (await FailAsync("/feed")).Failure);
    }

    [Fact]
    public async Task BadInput_T02_A_second_layer_of_compression_is_refused()
    {
        Site.Map("/feed", context =>
        {
            context.Response.Headers.ContentEncoding = "gzip, gzip";
            return context.Response.Body.WriteAsync(Compress(Compress(Encoding.UTF8.GetBytes(OneEntry), "gzip"), "gzip")).AsTask();
        });

        Assert.Equal(FetchFailure.Protocol, (await FailAsync("/feed")).Failure);
    }

    [Fact]
    public async Task BadInput_T01_An_endless_body_ends_at_the_size_limit()
    {
        Site.Map("/feed", async context =>
        {
            var block = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });

        Assert.Equal(FetchFailure.TooLarge, (await FailAsync("/feed")).Failure);
    }

    [Fact]
    public async Task An_announced_length_over_the_limit_is_not_even_read()
    {
        Site.Map("/feed", async context =>
        {
            context.Response.ContentLength = 20 * 1024 * 1024;
            await context.Response.WriteAsync("<rss>");
            await ForeverAsync(context);
        });

        var failed = await FailAsync("/feed");

        Assert.Equal(FetchFailure.TooLarge, failed.Failure);
        Assert.Equal(0, failed.Effort.Bytes);
    }

    [Fact]
    public async Task The_deadline_covers_the_body_to_its_last_byte()
    {
        Site.Map("/feed", async context =>
        {
            await context.Response.WriteAsync("<rss>");
            await ForeverAsync(context);
        });

        var failed = await FailAsync("/feed", options => options.Deadline = TimeSpan.FromMilliseconds(300));

        Assert.Equal(FetchFailure.Timeout, failed.Failure);
        Assert.Equal(200, failed.Effort.Status);
    }

    [Fact]
    public async Task BadInput_T03_A_body_that_drips_ends_at_the_deadline()
    {
        Site.Map("/feed", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await Task.Delay(50, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });

        var failed = await FailAsync("/feed", options => options.Deadline = TimeSpan.FromMilliseconds(500));

        Assert.Equal(FetchFailure.Timeout, failed.Failure);
        Assert.True(failed.Effort.Bytes > 1);
    }

    [Fact]
    public async Task BadInput_T04_Headers_that_drip_end_at_the_deadline()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var dripping = DripHeadersAsync(listener);

        var fetcher = CreateFetcher(options => options.Deadline = TimeSpan.FromMilliseconds(500));
        var result = await fetcher.FetchAsync(SourceAt(new Uri($"http://{listener.LocalEndpoint}/feed")), Validators.None, enter: null, Stop);

        Assert.Equal(FetchFailure.Timeout, Assert.IsType<FetchResult.Failed>(result).Failure);
        Assert.True(await dripping > 1);
    }

    [Fact]
    public async Task BadInput_T07_A_304_with_a_body_is_not_modified()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerRawAsync(listener, $"HTTP/1.1 304 Not Modified\r\nContent-Length: {OneEntry.Length}\r\n\r\n{OneEntry}");

        var known = new Validators("\"a\"", null, null);
        var result = await CreateFetcher().FetchAsync(SourceAt(new Uri($"http://{listener.LocalEndpoint}/feed")), known, enter: null, Stop);
        await answering;

        Assert.Equal(known, Assert.IsType<FetchResult.NotModified>(result).Validators);
    }

    [Fact]
    public async Task BadInput_T10_A_date_says_how_long_to_stay_away()
    {
        Site.Map("/feed", context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = TimeProvider.System.GetUtcNow().AddHours(2).ToString("r", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });

        var failed = await FailAsync("/feed");

        Assert.Equal(FetchFailure.Throttled, failed.Failure);
        Assert.InRange(failed.RetryAfter!.Value, TimeSpan.FromMinutes(119), TimeSpan.FromMinutes(120));
    }

    [Fact]
    public async Task BadInput_T14_A_feed_that_is_gone_is_told_from_one_that_is_not_found()
    {
        Site.Map("/feed", Status(410));

        Assert.Equal((FetchFailure.Gone, FetchFailure.NotFound), ((await FailAsync("/feed")).Failure, (await FailAsync("/other")).Failure));
    }

    [Fact]
    public async Task BadInput_T15_A_challenge_page_is_no_empty_feed()
    {
        Site.Map("/feed", "text/html", "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><script>challenge()</script></body></html>");

        Assert.Equal(FetchFailure.NotAFeed, (await FailAsync("/feed")).Failure);
    }

    [Fact]
    public async Task BadInput_N12_A_link_without_a_scheme_and_one_for_feed_readers_are_resolved()
    {
        Site.Map("/feed", Rss, """
            <rss version="2.0"><channel><title>Site</title><link>https://example.org/</link>
            <item><title>a</title><link>//example.org/a</link></item><item><title>b</title><link>feed://example.org/b</link></item></channel></rss>
            """);

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/feed"));

        // Relative to the site's own address, which is not encrypted here.
        Assert.All(fetched.Entries, entry => Assert.Equal("example.org", entry.Link?.Host));
        Assert.All(fetched.Entries, entry => Assert.StartsWith("http", entry.Link?.Scheme, StringComparison.Ordinal));
    }

    [Fact]
    public async Task BadInput_N13_A_chain_of_thirty_redirects_ends_after_five()
    {
        for (var i = 0; i < 30; i++)
        {
            Site.MapRedirect($"/{i}", $"/{i + 1}");
        }

        Site.Map("/30", Rss, OneEntry);

        var failed = await FailAsync("/0");

        Assert.Equal((FetchFailure.Redirects, 6), (failed.Failure, Site.Requests.Count));
    }

    [Fact]
    public async Task We_ask_for_the_codings_that_we_can_read_and_tell_nothing_of_where_we_are()
    {
        Site.Map("/feed", Rss, OneEntry);

        await FetchAsync("/feed");

        var headers = Assert.Single(Site.Requests).Headers;
        Assert.Equal("gzip, deflate, br", headers["Accept-Encoding"]);
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], headers.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_deadline_covers_waiting_for_the_headers()
    {
        Site.Map("/feed", ForeverAsync);

        var failed = await FailAsync("/feed", options => options.Deadline = TimeSpan.FromMilliseconds(300));

        Assert.Equal(FetchFailure.Timeout, failed.Failure);
    }

    [Fact]
    public async Task Only_a_requested_stop_leaves_as_an_exception()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Site.Map("/feed", async context =>
        {
            await stop.CancelAsync();
            await ForeverAsync(context);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CreateFetcher().FetchAsync(SourceAt(Site.Url("/feed")), Validators.None, enter: null, stop.Token));
    }

    [Theory]
    [InlineData(400, FetchFailure.HttpClientError)]
    [InlineData(401, FetchFailure.Forbidden)]
    [InlineData(403, FetchFailure.Forbidden)]
    [InlineData(407, FetchFailure.Forbidden)]
    [InlineData(451, FetchFailure.Forbidden)]
    [InlineData(404, FetchFailure.NotFound)]
    [InlineData(410, FetchFailure.Gone)]
    [InlineData(418, FetchFailure.HttpClientError)]
    [InlineData(429, FetchFailure.Throttled)]
    [InlineData(503, FetchFailure.HttpServerError)]
    [InlineData(500, FetchFailure.HttpServerError)]
    [InlineData(502, FetchFailure.HttpServerError)]
    [InlineData(206, FetchFailure.HttpServerError)]
    [InlineData(305, FetchFailure.HttpServerError)]
    public async Task A_status_says_whose_fault_it_is(int status, FetchFailure expected)
    {
        Site.Map("/feed", Status(status));

        var failed = await FailAsync("/feed");

        Assert.Equal(expected, failed.Failure);
        Assert.Equal(status, failed.Effort.Status);
        Assert.Null(failed.RetryAfter);
    }

    [Theory]
    [InlineData(429, "3600", 3600)]
    [InlineData(503, "0", 0)]
    [InlineData(429, "999999999", 86400)]
    [InlineData(503, "999999999999999999999", 86400)]
    [InlineData(429, "Wed, 01 Jan 2020 00:00:00 GMT", 0)]
    [InlineData(429, "-5", null)]
    [InlineData(429, "soon", null)]
    [InlineData(429, null, null)]
    public async Task BadInput_T10_T11_T12_How_long_to_stay_away_is_told(int status, string? retryAfter, int? seconds)
    {
        Site.Map("/feed", context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        });

        var failed = await FailAsync("/feed");

        Assert.Equal((FetchFailure.Throttled, seconds), (failed.Failure, (int?)failed.RetryAfter?.TotalSeconds));
    }

    [Theory]
    [InlineData("<rss>")]
    [InlineData("<rss><channel><title>Site</title><item><title>Brig")]
    [InlineData("")]
    public async Task BadInput_T06_A_body_shorter_than_announced_without_a_whole_entry_is_truncated(string body)
    {
        var failed = Assert.IsType<FetchResult.Failed>(await FetchCutAsync(body));

        Assert.Equal(FetchFailure.Truncated, failed.Failure);
    }

    [Fact]
    public async Task BadInput_T06_Of_a_body_shorter_than_announced_the_whole_entries_are_taken_and_it_is_asked_for_again()
    {
        var cut = OneEntry[..OneEntry.IndexOf("</channel>", StringComparison.Ordinal)] + "<item><title>Nur hal";

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchCutAsync(cut));

        Assert.Equal("Brigade in Litauen", Assert.Single(fetched.Entries).Title);
        Assert.Equal((true, Validators.None), (fetched.Partial, fetched.Validators));
    }

    [Fact]
    public async Task BadInput_T06_A_body_shorter_than_announced_is_never_taken_for_complete()
    {
        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchCutAsync(OneEntry));

        Assert.Single(fetched.Entries);
        Assert.Equal((true, Validators.None), (fetched.Partial, fetched.Validators));
    }

    [Fact]
    public async Task BadInput_T05_Headers_over_64_KiB_are_refused()
    {
        Site.Map("/feed", context =>
        {
            context.Response.Headers["X-Long"] = new string('x', 200_000);
            return context.Response.WriteAsync(OneEntry);
        });

        Assert.Equal(FetchFailure.Headers, (await FailAsync("/feed")).Failure);
    }

    [Theory]
    [InlineData("/2024/feed", "/2024/feed")]
    [InlineData("feed2", "/old/feed2")]
    [InlineData("//127.0.0.1:{port}/feed3", "/feed3")]
    public async Task A_redirect_is_followed_relative_to_where_it_stands(string location, string target)
    {
        Site.MapRedirect("/old/feed", location.Replace("{port}", Site.Address.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), 308);
        Site.Map(target, Rss, OneEntry);

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/old/feed"));

        Assert.Equal(target, Site.Requests[^1].Path);
        Assert.Equal(2, fetched.Effort.Requests);
    }

    [Fact]
    public async Task BadInput_N13_A_redirect_loop_ends_after_five_hops()
    {
        Site.MapRedirect("/a", "/b");
        Site.MapRedirect("/b", "/a");

        var failed = await FailAsync("/a");

        Assert.Equal(FetchFailure.Redirects, failed.Failure);
        Assert.Equal(6, failed.Effort.Requests);
    }

    [Theory]
    [InlineData("file:///etc/passwd", FetchFailure.Scheme)]
    [InlineData("gopher://127.0.0.1/", FetchFailure.Scheme)]
    [InlineData("ftp://127.0.0.1/feed", FetchFailure.Scheme)]
    [InlineData("data:text/xml,<rss/>", FetchFailure.Scheme)]
    [InlineData("javascript:alert(1)", FetchFailure.Scheme)]
    [InlineData("http://[", FetchFailure.Redirects)]
    [InlineData("", FetchFailure.Redirects)]
    public async Task BadInput_N11_A_redirect_to_something_else_than_a_web_address_is_refused(string location, FetchFailure expected)
    {
        Site.MapRedirect("/feed", location);

        Assert.Equal(expected, (await FailAsync("/feed")).Failure);
    }

    [Fact]
    public async Task A_message_names_the_address_without_its_query()
    {
        Site.Map("/feed", Status(500));

        var result = await CreateFetcher().FetchAsync(SourceAt(Site.Url("/feed?token=secret")), Validators.None, enter: null, Stop);

        var message = Assert.IsType<FetchResult.Failed>(result).Message;
        Assert.Contains("/feed?…", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    private static RequestDelegate Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>Asks a server that announces more than it sends, and an ETag.</summary>
    private async Task<FetchResult> FetchCutAsync(string body)
    {
        // Not Kestrel: it ends such an answer with a reset, which may overtake the headers.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerRawAsync(listener, $"HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: {body.Length + 1000}\r\n\r\n{body}");

        var result = await CreateFetcher().FetchAsync(SourceAt(new Uri($"http://{listener.LocalEndpoint}/feed")), Validators.None, enter: null, Stop);
        await answering;
        return result;
    }

    /// <summary>Takes one connection, says this and hangs up.</summary>
    private static async Task AnswerRawAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync(Stop);
        await client.GetStream().ReadAtLeastAsync(new byte[1024], 16, throwOnEndOfStream: true, Stop);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer), Stop);
        client.Client.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Sends a header every 50 ms until nobody listens; how many there were.</summary>
    private static async Task<int> DripHeadersAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(Stop);
        await client.GetStream().ReadAtLeastAsync(new byte[1024], 16, throwOnEndOfStream: true, Stop);
        await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), Stop);
        for (var sent = 0; ; sent++)
        {
            try
            {
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"X-{sent}: 1\r\n"), Stop);
                await Task.Delay(50, Stop);
            }
            catch (IOException)
            {
                return sent;
            }
        }
    }

    /// <summary>Says nothing until the client has gone.</summary>
    private static async Task ForeverAsync(HttpContext context)
    {
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static RequestDelegate Compressed(byte[] body, string coding) => context =>
    {
        context.Response.Headers.ContentEncoding = coding;
        return context.Response.Body.WriteAsync(Compress(body, coding)).AsTask();
    };

    private static byte[] Compress(byte[] body, string coding)
    {
        using var compressed = new MemoryStream();
        using (Stream coder = coding switch
        {
            "br" => new BrotliStream(compressed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(compressed, CompressionLevel.Fastest),
            _ => new GZipStream(compressed, CompressionLevel.Fastest),
        })
        {
            coder.Write(body);
        }

        return compressed.ToArray();
    }

    [Theory]
    [InlineData("/elsewhere/feed", "/elsewhere/a")]
    [InlineData("http://127.0.0.2/elsewhere/feed", "/here/a")] // on another host: whoever says so could claim any article
    [InlineData("http://[", "/here/a")]
    public async Task Links_are_relative_to_where_the_site_says_that_the_body_lies(string location, string expected)
    {
        Site.Map("/here/feed", async context =>
        {
            context.Response.Headers["Content-Location"] = location;
            await context.Response.WriteAsync("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>t</title><link href='a'/></entry></feed>");
        });

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/here/feed"));

        Assert.Equal(expected, Assert.Single(fetched.Entries).Link?.AbsolutePath);
    }
}
