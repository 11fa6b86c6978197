using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsMonitor.Feeds;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class FetchingOptionsTests
{
    [Theory]
    [InlineData("desk@example.org")]
    [InlineData("https://example.org/monitor")]
    public void A_contact_is_all_that_is_needed(string contact)
    {
        using var services = Configured(("Contact", contact));

        Assert.NotNull(services.GetRequiredService<SourceFetcher>());
        Assert.NotNull(services.GetRequiredService<FeedDocumentReader>());
        Assert.Equal($"NewsMonitor/0.1 (+{contact})", services.GetRequiredService<IOptions<FetchingOptions>>().Value.UserAgent);
    }

    [Theory]
    [InlineData("Contact", "")]
    [InlineData("Contact", "somebody")]
    [InlineData("Contact", "desk@example.org) evil (")]
    [InlineData("Contact", "desk@example.org\r\nX-Evil: 1")]
    [InlineData("Deadline", "00:00:00")]
    [InlineData("ConnectTimeout", "01:00:00")]
    [InlineData("MaxBody", "10485761")]
    [InlineData("MaxRedirects", "-1")]
    [InlineData("MaxEntries", "0")]
    [InlineData("RequestGap", "00:00:01")]
    [InlineData("Proxy", "proxy.example:3128")]
    [InlineData("Proxy", "http://proxy.example")]
    [InlineData("Proxy", "http://proxy.example:65536")]
    [InlineData("Proxy", "https://proxy.example:3128")]
    [InlineData("Proxy", "http://user:secret@proxy.example:3128")]
    [InlineData("Proxy", "http://proxy.example:3128/path")]
    public void A_value_out_of_range_is_refused(string key, string value)
    {
        using var services = Configured(("Contact", "desk@example.org"), (key, value));

        var refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(key, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://proxy.example:3128")]
    [InlineData("http://10.0.0.1:65535/")]
    [InlineData("http://[fd00::1]:80")]
    public void A_proxy_is_a_host_and_a_port(string proxy)
    {
        using var services = Configured(("Contact", "desk@example.org"), ("Proxy", proxy));

        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.NotNull(services.GetRequiredService<PageFetcher>());
    }

    [Fact]
    public void A_mistyped_key_is_refused()
    {
        using var services = Configured(("Contact", "desk@example.org"), ("Deadlin", "00:00:10"));

        Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    private static ServiceProvider Configured(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder();
        foreach (var (key, value) in settings)
        {
            configuration.AddInMemoryCollection([KeyValuePair.Create("Fetching:" + key, (string?)value)]);
        }

        return new ServiceCollection().AddSingleton<IConfiguration>(configuration.Build()).AddFeeds().BuildServiceProvider();
    }
}
