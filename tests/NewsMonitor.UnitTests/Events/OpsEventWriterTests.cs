using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NewsMonitor.Contracts;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Messaging.Events;
using NewsMonitor.Messaging.Publishing;
using NewsMonitor.UnitTests.Contract;

namespace NewsMonitor.UnitTests.Events;

public sealed partial class OpsEventWriterTests
{
    [Theory]
    [InlineData("source.failing", "source.failing.p3.und.source.perspektiven-global")]
    [InlineData("source.down", "source.down.p2.und.source.perspektiven-global")]
    [InlineData("source.silent", "source.silent.p3.und.source.perspektiven-global")]
    [InlineData("source.parked", "source.parked.p2.und.source.perspektiven-global")]
    [InlineData("source.recovered", "source.recovered.p3.und.source.perspektiven-global")]
    [InlineData("outage.started", "outage.started.p2.und.scope.network")]
    [InlineData("outage.ended", "outage.ended.p3.und.scope.network")]
    [InlineData("topology.lost", "topology.lost.p2.und.queue.monitor-archive")]
    [InlineData("rules.refused", "rules.refused.p3.und.set.rules")]
    [InlineData("outbox.parked", "outbox.parked.p2.und.type.article-revised")]
    public void Every_event_has_its_key_and_its_exchange(string name, string key)
    {
        var outgoing = SampleEvents.Ops(SampleEvents.OpsNewsOf(name)!);

        Assert.Equal(key, outgoing.RoutingKey);
        Assert.Matches(SixWords(), outgoing.RoutingKey);
        Assert.Empty(outgoing.CcKeys);
        Assert.Equal(BrokerTopology.OpsExchange, outgoing.Exchange);
        Assert.Equal(($"monitor.{name}.v1", "1", name), (outgoing.Headers["event"], outgoing.Headers["schema-major"], outgoing.Headers["x-stream-filter-value"]));
        Assert.Equal(name.StartsWith("source", StringComparison.Ordinal), outgoing.Headers.ContainsKey("source"));
    }

    [Fact]
    public void The_contract_names_the_exchanges_that_are_declared() =>
        Assert.Equal((BrokerTopology.EventsExchange, BrokerTopology.OpsExchange), (EventCatalogue.EventsExchange, EventCatalogue.OpsExchange));

    [Fact]
    public void An_id_depends_on_incident_state_and_revision_and_on_no_clock()
    {
        var news = SampleEvents.OpsNewsOf("source.down")!;
        var writer = new OpsEventWriter();

        var first = writer.Write(news, new EventStamp(Sample.Now, 1));

        Assert.Equal(first.Id, writer.Write(news, new EventStamp(Sample.Now.AddYears(1), 2)).Id);
        Assert.NotEqual(first.Id, writer.Write(news with { Revision = 3 }, new EventStamp(Sample.Now, 1)).Id);
        Assert.NotEqual(first.Id, writer.Write(news with { StartedAt = news.StartedAt.AddTicks(10) }, new EventStamp(Sample.Now, 1)).Id);
    }

    [Fact]
    public void Every_failure_has_a_class_that_subscribers_know()
    {
        var known = (KnownValuesAttribute)Attribute.GetCustomAttribute(typeof(ErrorInfo).GetProperty(nameof(ErrorInfo.Class))!, typeof(KnownValuesAttribute))!;

        Assert.All(Enum.GetValues<FetchFailure>(), failure => Assert.Contains(ErrorClasses.Of(failure), known.Values));
        Assert.Equal("internal", ErrorClasses.Of(FetchFailure.Internal));
        Assert.Equal("parse", ErrorClasses.Of(FetchFailure.NotAFeed));
    }

    [Theory]
    [InlineData("https://user:pass@example.org:8443/feed/?key=1#top", "https://example.org:8443/feed/")]
    [InlineData("https://a:b@c@example.org/feed", "https://example.org/feed")]
    [InlineData("503 (https://u:p@example.org/feed?key=1), then http://x.org/?q", "503 (https://example.org/feed), then http://x.org/")]
    [InlineData("http://example.org?token=1", "http://example.org")]
    [InlineData("nothing to hide: 12:30 @ the office?", "nothing to hide: 12:30 @ the office?")]
    public void Addresses_lose_credentials_and_queries(string text, string shown) => Assert.Equal(shown, PublicAddress.InText(text));

    [Fact]
    public void A_message_of_any_length_makes_an_event_that_the_log_takes()
    {
        var news = (SourceNews)SampleEvents.OpsNewsOf("source.failing")!;

        var outgoing = SampleEvents.Ops(news with { Message = new string('字', 100_000) });

        Assert.True(outgoing.Body.Length < 64 * 1024);
        Assert.Equal(500, ((string)JsonNode.Parse(outgoing.Body)!["data"]!["error"]!["message"]!).Length);
    }

    [GeneratedRegex("^[a-z0-9-]+([.][a-z0-9-]+){5}$")]
    private static partial Regex SixWords();
}
