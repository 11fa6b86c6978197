using NewsMonitor.Messaging;

namespace NewsMonitor.UnitTests.Settings;

public sealed class BrokerAddressTests
{
    [Theory]
    [InlineData("amqp://user@host", "host", 5672, "/", false)]
    [InlineData("amqp://user@host/", "host", 5672, "/", false)]
    [InlineData("amqp://user@host:5673/news", "host", 5673, "news", false)]
    [InlineData("AMQPS://user@host/news", "host", 5671, "news", true)]
    [InlineData("amqps://user@host:443/%2F", "host", 443, "/", true)]
    [InlineData("amqp://user@host/a%2Fb", "host", 5672, "a/b", false)]
    [InlineData("amqp://user@127.0.0.1:1/v", "127.0.0.1", 1, "v", false)]
    public void A_URL_names_host_port_virtual_host_and_encryption(string url, string host, int port, string virtualHost, bool tls)
    {
        var address = BrokerAddress.Parse(url);

        Assert.Equal((host, port, virtualHost, tls), (address.Host, address.Port, address.VirtualHost, address.Tls));
    }

    [Theory]
    [InlineData("amqp://user:pass@host", null, "user", "pass")]
    [InlineData("amqp://user@host", null, "user", "")]
    [InlineData("amqp://user@host", "own", "user", "own")]
    [InlineData("amqp://user:pass@host", "own", "user", "own")]
    [InlineData("amqp://user:pass@host", "", "user", "pass")]
    [InlineData("amqp://us%40er:p%3Aa%2Fs:s@host", null, "us@er", "p:a/s:s")]
    [InlineData("amqp://user@host", "p%40ss", "user", "p%40ss")]
    public void The_login_comes_from_the_URL_and_a_separate_password_wins(string url, string? password, string user, string expected)
    {
        var address = BrokerAddress.Parse(url, password);

        Assert.Equal((user, expected), (address.Username, address.Password));
    }

    [Theory]
    [InlineData("")]
    [InlineData("host:5672")]
    [InlineData("/vhost")]
    [InlineData("http://user@host")]
    [InlineData("amqp://host:5672/vhost")]
    [InlineData("amqp://:pass@host")]
    [InlineData("amqp://user@/vhost")]
    [InlineData("amqp:user@host")]
    [InlineData("amqp://user@host:99999")]
    public void What_is_no_broker_URL_is_refused_with_an_example_and_without_the_password(string url)
    {
        var refused = Assert.Throws<FormatException>(() => BrokerAddress.Parse(url));

        Assert.Contains("amqp://user@host:5672/vhost", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass@", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_messages_it_has_no_login() =>
        Assert.Equal("host:5672/news", BrokerAddress.Parse("amqp://user:secret@host/news").ToString());

    [Fact]
    public void An_encrypted_connection_checks_the_name_of_the_host()
    {
        var factory = BrokerAddress.Parse("amqps://user:secret@host/news").ToFactory("tests");

        Assert.Equal((true, "host", 5671), (factory.Ssl.Enabled, factory.Ssl.ServerName, factory.Port));
        Assert.Equal(System.Net.Security.SslPolicyErrors.None, factory.Ssl.AcceptablePolicyErrors);
    }
}
