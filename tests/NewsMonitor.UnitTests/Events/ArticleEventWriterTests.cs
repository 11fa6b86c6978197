using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NewsMonitor.Contracts;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Messaging.Events;
using NewsMonitor.UnitTests.Contract;

namespace NewsMonitor.UnitTests.Events;

public sealed partial class ArticleEventWriterTests
{
    private readonly ArticleEventWriter _writer = new();

    /// <summary>
    /// The bytes that subscribers get. If this fails, a subscriber's code fails: inside v1 only members may be added. Then rewrite the files
    /// from the message of the failure, one event per line, and look at their difference.
    /// </summary>
    [Theory]
    [InlineData("article.detected.v1.json")]
    [InlineData("article.backfilled.v1.json")]
    [InlineData("article.revised.v1.json")]
    public void Events_are_written_as_they_were_promised_byte_for_byte(string file)
    {
        var promised = File.ReadAllText(RepositoryFiles.Path("tests", "fixtures", "events", file)).TrimEnd('\n');
        var written = Encoding.UTF8.GetString(SampleOf(file).Body);

        Assert.True(promised == written, $"{file} is now written as\n{written}");
    }

    [Theory]
    [InlineData("article.detected.v1.json", "article.detected.s2.de.topic.alliances-treaties", "article.detected")]
    [InlineData("article.backfilled.v1.json", "article.backfilled.s2.de.topic.alliances-treaties", "article.backfilled")]
    [InlineData("article.revised.v1.json", "article.revised.s2.de.topic.alliances-treaties", "article.revised")]
    public void Keys_and_headers_say_what_a_subscriber_filters_by(string file, string key, string filter)
    {
        var outgoing = SampleOf(file);

        Assert.Equal("monitor.events", outgoing.Exchange);
        Assert.Equal(key, outgoing.RoutingKey);
        Assert.Equal(filter, outgoing.Headers["x-stream-filter-value"]);
        Assert.Equal(outgoing.Type, outgoing.Headers["event"]);
        Assert.Equal(("1", "de"), (outgoing.Headers["schema-major"], outgoing.Headers["lang"]));
        Assert.Equal(("2", "90"), (outgoing.Headers["severity"], outgoing.Headers["relevance"]));
        Assert.Equal("perspektiven-global", outgoing.Headers["source"]);
        Assert.Equal(file.StartsWith("article.backfilled", StringComparison.Ordinal), outgoing.Headers.ContainsKey("backfill"));
    }

    [Fact]
    public void An_event_keeps_its_id_whenever_and_in_whatever_order_it_is_written()
    {
        var first = _writer.Detected(Sample.News(), Sample.Stamp);
        var again = _writer.Detected(Sample.News(), new EventStamp(Sample.Now.AddDays(400), 9_999_999));

        Assert.Equal(first.Id, again.Id);
        Assert.NotEqual(first.Id, _writer.Detected(Sample.News() with { Revision = 2 }, Sample.Stamp).Id);
    }

    [Fact]
    public void What_other_rules_say_of_a_revision_does_not_pass_for_what_was_told_of_it_before()
    {
        var known = new KnownArticle
        {
            Id = 1,
            PublicId = Sample.News().PublicId,
            FirstSeenAt = Sample.Now,
            Owner = Sample.Source.Key,
            Revision = 2,
            ContentHash = Sample.News().State.ContentHash,
            Title = Sample.Entry.Title,
            Text = Sample.Entry.Text,
        };
        var news = Sample.News() with { Revision = 2 };
        var changes = RevisionChanges.ByRules(known, news.Tags, Sample.Gate);

        var edited = _writer.Revised(news, SampleEvents.Changes(), Sample.Stamp);
        var retagged = _writer.Revised(news, changes, Sample.Stamp);
        var byOthers = _writer.Revised(news with { Rules = new RuleSetStamp(8, "sha256:8") }, changes, Sample.Stamp);

        Assert.Equal(3, new[] { edited.Id, retagged.Id, byOthers.Id }.Distinct().Count());
        Assert.Equal((1, 2), (PreviousOf(edited), PreviousOf(retagged)));

        static int PreviousOf(OutgoingEvent outgoing) => EventJson.Read<ArticleRevised>(outgoing.Body).Data.PreviousRevision;
    }

    [Fact]
    public void Times_are_UTC_with_milliseconds()
    {
        var local = Sample.Now.ToOffset(TimeSpan.FromHours(2)).AddTicks(9_999);

        var body = Read(_writer.Detected(Sample.News(), new EventStamp(local, 1)));

        Assert.Equal("2024-07-28T07:31:04.512Z", (string?)body["time"]);
        Assert.Equal("2024-07-28T07:31:04.512Z", (string?)body["data"]!["article"]!["detectedAt"]);
        Assert.Equal("00000000000000000001", (string?)body["sequence"]);
    }

    /// <summary>Title, link, text, date, country and tags: everything that can be missing is missing.</summary>
    [Fact]
    public void What_is_not_known_is_absent_and_neither_null_nor_empty()
    {
        var bare = Sample.News(Sample.Tags(relevance: 40, severity: 0), new Entry { Id = "only-an-id" });
        bare = bare with { Source = Sample.Source with { Country = null } };

        var detected = new Event(Read(_writer.Detected(bare, Sample.Stamp)));
        var revised = new Event(Read(_writer.Revised(bare, Changes("", "Title"), Sample.Stamp)));

        Assert.All(detected.Values.Concat(revised.Values), value => Assert.NotEqual("", value));
        Assert.Null(detected.Body["data"]!["article"]!["title"]);
        Assert.Null(revised.Body["data"]!["changes"]!["title"]!["from"]);
    }

    [Theory]
    [InlineData('ü')]
    [InlineData('<')]
    [InlineData('"')]
    [InlineData('字')]
    [InlineData('\uFFFD')]
    public void The_largest_article_makes_an_event_below_64_KiB_that_says_what_was_cut(char letter)
    {
        var news = Huge(new string(letter, 8000));

        var outgoing = _writer.Revised(news, Changes(news.State.Title, news.State.Title, 300), Sample.Stamp);

        Assert.True(outgoing.Body.Length < 64 * 1024, $"{outgoing.Body.Length} bytes");
        var data = Read(outgoing)["data"]!;
        Assert.Equal((12, 12, 10), (data["topics"]!.AsArray().Count, data["events"]!.AsArray().Count, data["evidence"]!.AsArray().Count));
        Assert.Equal(
            """{"topics":288,"events":288,"evidence":290,"routingKeys":869,"topicChanges":576,"places":80,"actors":80,"equipment":90}""",
            data["truncated"]!.ToJsonString());
    }

    [Fact]
    public void A_title_of_emoji_is_cut_between_them()
    {
        var news = Sample.News(entry: Sample.Entry with { Title = string.Concat(Enumerable.Repeat("😀", 3000)) });

        var title = (string?)Read(_writer.Detected(news, Sample.Stamp))["data"]!["article"]!["title"];

        Assert.EndsWith("😀…", title, StringComparison.Ordinal);
        Assert.True(title!.Length <= 600);
    }

    [Fact]
    public void A_link_that_no_browser_would_take_is_left_out()
    {
        var news = Sample.News() with { Link = new Uri("https://example.de/" + new string('a', 16_000)) };

        Assert.Null(Read(_writer.Detected(news, Sample.Stamp))["data"]!["article"]!["url"]);
    }

    [Fact]
    public void Headers_stay_below_a_kilobyte_each_and_eight_in_all()
    {
        var headers = _writer.Detected(Huge(new string('字', 8000)) with { Backfill = true }, Sample.Stamp).Headers;

        Assert.All(headers.Values, value => Assert.True(Encoding.UTF8.GetByteCount(value) <= 1024));
        Assert.True(headers.Sum(header => Encoding.UTF8.GetByteCount(header.Key + header.Value)) <= 8 * 1024);
        Assert.All(OutgoingEvent.NumericHeaders, name => Assert.True(long.TryParse(headers[name], CultureInfo.InvariantCulture, out _)));
    }

    [Fact]
    public void Primary_and_CC_keys_have_six_words_and_fit()
    {
        var outgoing = _writer.Detected(Huge("x") with { Backfill = true }, Sample.Stamp);

        Assert.Equal(31, outgoing.CcKeys.Count);
        Assert.All(outgoing.CcKeys.Append(outgoing.RoutingKey), key =>
        {
            Assert.Matches(SixWords(), key);
            Assert.True(key.Length < 100, key);
        });
    }

    [Fact]
    public void A_subscriber_that_knows_only_some_members_reads_what_it_knows()
    {
        var outgoing = SampleOf("article.revised.v1.json");

        var read = EventJson.Read<OldSubscriber>(outgoing.Body);

        Assert.Equal((outgoing.Id, 90, Sample.Entry.Title), (read.Id, read.Data.Relevance, read.Data.Article.Title));
    }

    [Fact]
    public void A_subscriber_in_NET_reads_what_was_written()
    {
        var read = EventJson.Read<ArticleRevised>(SampleOf("article.revised.v1.json").Body);

        Assert.Equal((2, 1), (read.Data.Article.Revision, read.Data.PreviousRevision));
        Assert.Equal(Sample.Now, read.Time);
        Assert.Equal(new SourceInfo("perspektiven-global", "Perspektiven Global", "DE", 3), read.Data.Source);
        Assert.Equal(["title", "body", "tags", "severity"], read.Data.Changes.Kinds);
        Assert.Equal("Bündnisse und Verträge", read.Data.Topics[0].Label["de"]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("""{"id":"2ed6657d-e927-568b-95e1-2665a8aea6a2","source":"s","type":"t","subject":"s","time":"2024-07-28T07:31:04.512Z","dataschema":"s","sequence":"1","data":null}""")]
    public void What_is_no_event_is_refused_in_one_way(string body) =>
        Assert.ThrowsAny<JsonException>(() => EventJson.Read<ArticleDetected>(Encoding.UTF8.GetBytes(body)));

    private OutgoingEvent SampleOf(string file) => file switch
    {
        "article.detected.v1.json" => SampleEvents.Detected(_writer),
        "article.backfilled.v1.json" => _writer.Detected(SampleEvents.News with { Backfill = true }, Sample.Stamp),
        _ => SampleEvents.Revised(_writer),
    };

    private static RevisionChanges Changes(string from, string to, int topics = 0) => new()
    {
        Kinds = ["title", "body", "tags", "severity", "below-gate"],
        Title = (from, to),
        Body = new TextChange(0.1234, int.MaxValue, int.MaxValue, to),
        TopicsAdded = [.. Enumerable.Range(0, topics).Select(LongId)],
        TopicsRemoved = [.. Enumerable.Range(0, topics).Select(LongId)],
        Relevance = (100, 10),
        Severity = (4, 0),
    };

    private static ArticleNews Huge(string words)
    {
        var match = new Evidence("category", words, words, 40, "rules/de.yaml:12");
        var news = Sample.News(
            new TagResult
            {
                Relevance = 100,
                Severity = new Severity(4, LongId(0) + "/hypothetical"),
                Topics = [.. Enumerable.Range(0, 300).Select(number => new TopicTag(LongId(number), Salience.Main, 40, [match]))],
                Events = [.. Enumerable.Range(0, 300).Select(number => new EventTag("Class " + LongId(number), EventStatus.Hypothetical, 4, [match]))],
                Entities = [.. ((EntityType[])[EntityType.Base, EntityType.ArmedGroup, EntityType.Weapon]).SelectMany(type => Enumerable.Range(0, 100)
                    .Select(number => Sample.Named(LongId(number), type, LongId(number), Salience.Main, LongId(number), words)))],
            },
            Sample.Entry with
            {
                Link = new Uri("https://example.de/?" + new string('&', 2000)),
                Title = words,
                Summary = words,
                Text = "",
            });
        var entities = Enumerable.Range(0, 100).Select(number => new Entity
        {
            Id = LongId(number),
            Type = EntityType.ArmedGroup,
            Labels = new Dictionary<string, string> { ["de"] = words },
            Class = LongId(number),
            Rule = "entities/a.yaml:1",
        });
        return news with { Rules = news.Rules with { Entities = entities.ToDictionary(entity => entity.Id) } };
    }

    /// <summary>64 letters, the most that an id may have; some of them no letters of a routing key.</summary>
    private static string LongId(int number) => $"{number:D4}-Straße_{new string('x', 100)}"[..64];

    private static JsonNode Read(OutgoingEvent outgoing) => JsonNode.Parse(outgoing.Body)!;

    [GeneratedRegex("^[a-z0-9-]+([.][a-z0-9-]+){5}$")]
    private static partial Regex SixWords();

    private sealed record Event(JsonNode Body)
    {
        /// <summary>Every value as text; a null or an empty text is "".</summary>
        public IEnumerable<string> Values => ValuesOf(Body);

        private static IEnumerable<string> ValuesOf(JsonNode? node) => node switch
        {
            JsonObject members => members.SelectMany(member => ValuesOf(member.Value)),
            JsonArray items => items.SelectMany(ValuesOf),
            _ => [node?.ToString() ?? ""],
        };
    }

    private sealed record OldSubscriber(int Relevance, OldArticle Article);

    private sealed record OldArticle(string Title);
}
