using System.Net;
using System.Text;
using NewsMonitor.Core.Sources;
using NewsMonitor.Seeds;

namespace NewsMonitor.UnitTests.Seeds;

public sealed class SourceProblemTests
{
    [Fact]
    public void A_source_with_all_keys_is_read()
    {
        var result = SeedSample.LoadSource(
            "kind: feed\ncountry: DE\nlanguage: de\ntime-zone: Europe/Berlin\npublisher: house\ntier: 1\ninterval: 2h\nallow-private: [10.1.2.0/24, \"fd00::/8\"]");

        var source = Assert.Single(result.Set!.Sources);
        Assert.Equal(("example", "Example", "https://example.org/feed/", SourceKind.Feed), (source.Key, source.Name, source.Url.AbsoluteUri, source.Kind));
        Assert.Equal(("DE", "de", "Europe/Berlin", "house"), (source.Country, source.Language, source.TimeZone, source.Publisher));
        Assert.Equal((1, PollInterval.Fixed(TimeSpan.FromHours(2))), (source.Tier, source.Interval));
        Assert.Equal([IPNetwork.Parse("10.1.2.0/24"), IPNetwork.Parse("fd00::/8")], source.AllowPrivate);
    }

    [Theory]
    [InlineData("kind: auto", SourceKind.Auto)]
    [InlineData("kind: wordpress", SourceKind.WordPress)]
    [InlineData("kind: sitemap", SourceKind.Sitemap)]
    public void A_kind_is_read(string line, SourceKind kind) => Assert.Equal(kind, Assert.Single(SeedSample.LoadSource(line).Set!.Sources).Kind);

    [Fact]
    public void A_page_has_selectors()
    {
        var source = Assert.Single(SeedSample.LoadSource(
            "kind: page\nselectors: {item: li.teaser, link: a.more, title: h2, date: time, summary: p, author: .by}").Set!.Sources);

        Assert.Equal(SourceKind.Page, source.Kind);
        Assert.Equal(
            new ListingSelectors { Item = "li.teaser", Link = "a.more", Title = "h2", Date = "time", Summary = "p", Author = ".by" }, source.Selectors);
    }

    [Theory]
    [InlineData("kind: page", "sources.yaml:3:5 S014")]
    [InlineData("selectors: {item: li}", "sources.yaml:6:16 S014")]
    [InlineData("kind: page\nselectors: {title: h2}", "sources.yaml:7:16 R005")]
    [InlineData("kind: page\nselectors: li", "sources.yaml:7:16 R006")]
    [InlineData("kind: page\nselectors: {item: li, titel: h2}", "sources.yaml:7:27 R004")]
    [InlineData("kind: page\nselectors:\n  item: li\n  date: 'time['", "sources.yaml:9:13 S015")]
    public void Selectors_that_cannot_work_are_told_at_their_place(string lines, string place) =>
        Assert.Equal([place], SeedSample.LoadSource(lines).Places());

    [Fact]
    public void Two_lengths_are_the_bounds_of_an_interval_that_adapts() =>
        Assert.Equal(
            new PollInterval(TimeSpan.FromMinutes(10), TimeSpan.FromHours(6)), Assert.Single(SeedSample.LoadSource("interval: 10m-6h").Set!.Sources).Interval);

    [Fact]
    public void A_source_can_be_polled_at_times_of_the_clock()
    {
        var source = Assert.Single(SeedSample.LoadSource("cron: 0 0 7 ? * MON-FRI\ncron-zone: Europe/Berlin").Set!.Sources);

        Assert.Equal(("0 0 7 ? * MON-FRI", "Europe/Berlin"), (source.Cron, source.CronZone));
    }

    [Theory]
    [InlineData("interval: 15m\ncron: 0 0 7 ? * *", "sources.yaml:7:11 S017")]
    [InlineData("cron: 0 0 7 ? * *\ncron-zone: Berlin", "sources.yaml:7:16 S009")]
    [InlineData("tier: 1\ncron: 0 0 25 ? * *", "sources.yaml:7:11 S016")]
    public void Times_that_cannot_be_meant_are_told_at_their_place(string lines, string place) =>
        Assert.Equal([place], SeedSample.LoadSource(lines).Places());

    [Fact]
    public void A_cron_expression_of_five_fields_is_told_what_is_missing() =>
        Assert.Contains("seconds first", Assert.Single(SeedSample.LoadSource("cron: 0 7 * * 1").Problems).Message);

    [Fact]
    public void A_source_needs_key_name_and_address_only()
    {
        var source = Assert.Single(SeedSample.Load().Set!.Sources);

        Assert.Equal((SourceKind.Auto, "und", "UTC", "example"), (source.Kind, source.Language, source.TimeZone, source.Publisher));
        Assert.Equal((3, PollInterval.Default), (source.Tier, source.Interval));
        Assert.Null(source.Country);
        Assert.Empty(source.AllowPrivate);
    }

    [Theory]
    [InlineData("country: de", "S007")]
    [InlineData("country: UK", "S007")]
    [InlineData("country: XX", "S007")]
    [InlineData("language: DE", "S008")]
    [InlineData("language: german", "S008")]
    [InlineData("time-zone: Mars/Olympus", "S009")]
    [InlineData("time-zone: W. Europe Standard Time", "S009")]
    [InlineData("time-zone: ../../etc/passwd", "S009")]
    [InlineData("interval: 30s", "S010")]
    [InlineData("interval: 0m", "S010")]
    [InlineData("interval: 8d", "S010")]
    [InlineData("interval: 10081m", "S010")]
    [InlineData("interval: 15", "S010")]
    [InlineData("interval: 99999999m", "S010")]
    [InlineData("interval: 2h-5m", "S010")]
    [InlineData("interval: 5m-5m", "S010")]
    [InlineData("interval: 5m-", "S010")]
    [InlineData("interval: 5m-1h-2h", "S010")]
    [InlineData("interval: 5m-8d", "S010")]
    [InlineData("cron: every day", "S016")]
    [InlineData("cron: '*/15 * * * *'", "S016")]
    [InlineData("cron: '* */15 * ? * *'", "S016")]
    [InlineData("cron: '0 0 7 30 2 ?'", "S016")]
    [InlineData("cron-zone: Europe/Berlin", "S017")]
    [InlineData("tier: 0", "S011")]
    [InlineData("tier: 4", "S011")]
    [InlineData("allow-private: [10.1.2.0/33]", "S012")]
    [InlineData("allow-private: [localhost]", "S012")]
    [InlineData("kind: rss", "S013")]
    [InlineData("publisher: Das Haus", "S004")]
    [InlineData("colour: red", "R004")]
    [InlineData("allow-downgrade: yes", "S018")]
    [InlineData("credentials: {kind: basik, user: a, secret: my-feed}", "S019")]
    [InlineData("credentials: {kind: basic, secret: my-feed}", "R005")]
    [InlineData("credentials: {kind: basic, user: 'a:b', secret: my-feed}", "S019")]
    [InlineData("credentials: {kind: bearer, user: a, secret: my-feed}", "R004")]
    [InlineData("credentials: {kind: bearer}", "R005")]
    [InlineData("credentials: {kind: bearer, secret: 'Hunter2!'}", "S019")]
    [InlineData("credentials: {kind: header, header: 'X Key', secret: my-feed}", "S019")]
    [InlineData("credentials: {kind: header, header: host, secret: my-feed}", "S019")]
    [InlineData("credentials: my-feed", "R006")]
    [InlineData("text: pages", "S021")]
    public void A_value_out_of_its_range_is_told_at_its_line(string line, string code)
    {
        var result = SeedSample.LoadSource(line);

        var problem = Assert.Single(result.Problems);
        Assert.Equal((code, 6), (problem.Code, problem.Line));
        Assert.DoesNotContain("Hunter2", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{kind: basic, user: desk, secret: my-feed}", CredentialKind.Basic, "desk")]
    [InlineData("{kind: bearer, secret: my-feed}", CredentialKind.Bearer, null)]
    [InlineData("{kind: header, header: X-Api-Key, secret: my-feed}", CredentialKind.Header, "X-Api-Key")]
    public void Credentials_name_their_secret(string credentials, CredentialKind kind, string? name)
    {
        var result = SeedSample.LoadSource($"credentials: {credentials}\nallow-downgrade: true");

        var source = Assert.Single(result.Set!.Sources);
        Assert.Equal((new SourceCredentials(kind, "my-feed", name), true), (source.Credentials, source.AllowDowngrade));
        Assert.Empty(result.Problems);
    }

    [Theory]
    [InlineData("", TextOrigin.Auto)]
    [InlineData("text: auto", TextOrigin.Auto)]
    [InlineData("text: feed", TextOrigin.Feed)]
    [InlineData("text: page", TextOrigin.Page)]
    public void A_source_says_where_the_text_of_its_articles_comes_from(string line, TextOrigin text) =>
        Assert.Equal(text, Assert.Single(SeedSample.LoadSource(line).Set!.Sources).Text);

    [Fact]
    public void Credentials_for_an_address_in_the_clear_are_warned_of()
    {
        var sources = SeedSample.Sources.Replace("https://example.org/feed/", "http://example.org/feed/", StringComparison.Ordinal);

        var result = SeedSample.Load(sources: sources.TrimEnd() + "\n    credentials: {kind: bearer, secret: my-feed}\n");

        var problem = Assert.Single(result.Problems);
        Assert.Equal(("S020", ProblemSeverity.Warning), (problem.Code, problem.Severity));
    }

    [Theory]
    [InlineData("interval: 1m")]
    [InlineData("interval: 7d")]
    [InlineData("interval: 1m-7d")]
    [InlineData("interval: 5m - 2h")]
    [InlineData("cron: '0 * * ? * *'")]
    [InlineData("time-zone: UTC")]
    [InlineData("time-zone: America/Argentina/Buenos_Aires")]
    [InlineData("language: und")]
    [InlineData("country: GB")]
    public void The_edge_of_a_range_is_inside(string line) => Assert.Empty(SeedSample.LoadSource(line).Problems);

    [Theory]
    [InlineData("ftp://example.org/feed")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("example.org/feed")]
    [InlineData("https://")]
    [InlineData("/feed")]
    public void An_address_that_cannot_be_polled_is_refused(string url) =>
        Assert.Equal(["sources.yaml:5:10 S005"], SeedSample.Load(sources: SeedSample.Sources.Replace("https://example.org/feed/", $"'{url}'")).Places());

    [Theory]
    [InlineData("https://user:secret@example.org/feed", "S006")]
    [InlineData("ftp://user:secret@example.org/feed", "S005")]
    public void A_password_in_an_address_is_refused_and_not_repeated(string url, string code)
    {
        var problem = Assert.Single(SeedSample.Load(sources: SeedSample.Sources.Replace("https://example.org/feed/", url)).Problems);

        Assert.Equal(code, problem.Code);
        Assert.DoesNotContain("secret", problem.ToString());
    }

    [Theory]
    [InlineData("Example")]
    [InlineData("exa.mple")]
    [InlineData("a#b")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_key_fits_a_routing_key(string key) =>
        Assert.Equal(["sources.yaml:3:10 S004"], SeedSample.Load(sources: SeedSample.Sources.Replace("key: example", $"key: {key}")).Places());

    [Fact]
    public void Two_sources_share_neither_key_nor_address()
    {
        const string Twice = SeedSample.Sources + "\n  - {key: example, name: A, url: \"https://a.example/\"}\n  - {key: other, name: B, url: \"HTTPS://EXAMPLE.org:443/feed/\"}";

        Assert.Equal(["sources.yaml:6:5 S002", "sources.yaml:7:5 S003"], SeedSample.Load(sources: Twice).Places());
    }

    [Theory]
    [InlineData("schema: monitor.sources/1\nsources: []")]
    [InlineData("schema: monitor.sources/1")]
    public void No_source_at_all_is_a_mistake(string sources) => Assert.Contains(" S001", Assert.Single(SeedSample.Load(sources: sources).Places()));

    [Fact]
    public void Ten_thousand_sources_load()
    {
        var sources = new StringBuilder("schema: monitor.sources/1\nsources:\n");
        for (var number = 0; number < 10_000; number++)
        {
            sources.Append("  - {key: s").Append(number).Append(", name: Source, url: \"https://s").Append(number).Append(".example/feed\", tier: 2}\n");
        }

        var result = SeedSample.Load(sources: sources.ToString());

        Assert.Equal(10_000, result.Set!.Sources.Count);
    }
}
