using System.Text;
using System.Text.Json.Nodes;
using NewsMonitor.Messaging.Events;
using NewsMonitor.Worker.Tail;

namespace NewsMonitor.UnitTests.Tail;

public sealed class EventTextTests
{
    private static readonly byte[] Detected = new ArticleEventWriter().Detected(Sample.News(), Sample.Stamp).Body;

    [Fact]
    public void An_event_is_told_in_a_few_lines() =>
        Assert.Equal(
            """
            ● Stärkung der Verteidigungsbündnisse: USA, Japan und Südkorea unterzeichnen Abkommen
                new · Perspektiven Global · 2024-07-28 07:18Z · relevance 90 · severity 2 notable
                topics: alliances-treaties command-structure
                why: title "Verteidigungsbündnisse" +18
                https://perspektiven-global.de/verteidigungsbuendnisse/
            """,
            EventText.Block(Detected));

    [Fact]
    public void It_fits_in_one_line_too() =>
        Assert.Equal(
            "● Stärkung der Verteidigungsbündnisse: USA, Japan und Südkorea unterzeichnen Abkommen · new · Perspektiven Global · 2024-07-28 07:18Z"
            + " · relevance 90 · severity 2 notable · topics: alliances-treaties command-structure · why: title \"Verteidigungsbündnisse\" +18"
            + " · https://perspektiven-global.de/verteidigungsbuendnisse/",
            EventText.Line(Detected));

    [Fact]
    public void Backfill_is_told_as_such()
    {
        var backfill = new ArticleEventWriter().Detected(Sample.News() with { Backfill = true }, Sample.Stamp);

        Assert.Contains("new, backfill ·", EventText.Block(backfill.Body), StringComparison.Ordinal);
    }

    /// <summary>Whoever may publish can write anything into any member; a terminal obeys control characters.</summary>
    [Theory]
    [InlineData("data.article.title")]
    [InlineData("data.article.url")]
    [InlineData("data.source.name")]
    [InlineData("data.severity.label")]
    [InlineData("data.topics.0.id")]
    [InlineData("data.evidence.0.text")]
    [InlineData("data.evidence.0.field")]
    [InlineData("subject")]
    [InlineData("type")]
    public void Control_characters_do_not_reach_the_terminal(string member)
    {
        var line = EventText.Block(Changed(member, "a\u001B[2Jb\u009Bc\rd\ne\u0007"));

        Assert.DoesNotContain(line, letter => char.IsControl(letter) && letter != '\n');
        Assert.DoesNotContain("d\ne", line, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_of_a_kind_that_is_not_known_yet_is_named() =>
        Assert.Equal("monitor.forecast.made.v1 article/" + Sample.News().PublicId, EventText.Block(Changed("type", "monitor.forecast.made.v1")));

    [Theory]
    [InlineData("alert.raised", "▲ P2 ", "alert raised · rule ")]
    [InlineData("alert.updated", "▲ P", "alert updated · rule ")]
    [InlineData("alert.closed", "▲ P", "alert closed · rule ")]
    [InlineData("story.started", "■ ", "story started · ")]
    [InlineData("story.grew", "■ ", "story grew · ")]
    [InlineData("story.merged", "■ ", "story merged · ")]
    public void What_the_desk_tells_is_told_in_words(string kind, string first, string second)
    {
        var lines = EventText.Block(Encoding.UTF8.GetBytes(File.ReadAllText(RepositoryFiles.Path("src", "NewsMonitor.Contracts", "samples", $"{kind}.json")))).Split('\n');

        Assert.StartsWith(first, lines[0], StringComparison.Ordinal);
        Assert.StartsWith(second, lines[1].Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data")]
    [InlineData("data.article")]
    [InlineData("data.article.title")]
    [InlineData("data.article.publishedAt")]
    [InlineData("data.source")]
    [InlineData("data.source.name")]
    [InlineData("data.severity")]
    [InlineData("data.severity.label")]
    [InlineData("data.topics")]
    [InlineData("data.topics.0")]
    [InlineData("data.topics.0.id")]
    [InlineData("data.evidence")]
    [InlineData("data.evidence.0")]
    [InlineData("data.evidence.0.text")]
    [InlineData("type")]
    [InlineData("time")]
    public void A_null_a_missing_member_or_one_of_another_kind_is_no_crash(string member)
    {
        byte[][] broken = [Changed(member, null), Changed(member, 4711), Changed(member, "text"), Without(member)];

        Assert.All(broken, body => Assert.NotEmpty(EventText.Block(body)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("\u001B]0;title\u0007")]
    public void What_is_no_event_is_said_to_be_none(string body)
    {
        var line = EventText.Block(Encoding.UTF8.GetBytes(body));

        Assert.StartsWith("(not an event that this version can read", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, char.IsControl);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_no_crash() =>
        Assert.StartsWith("(not an event", EventText.Block(new byte[] { 0xFF, 0xFE, 0x00, 0x80 }), StringComparison.Ordinal);

    private static byte[] Changed(string member, JsonNode? value) => Edited(member, (parent, name) =>
    {
        if (parent is JsonArray items)
        {
            items[0] = value;
        }
        else
        {
            parent[name] = value;
        }
    });

    private static byte[] Without(string member) => Edited(member, (parent, name) =>
    {
        if (parent is JsonArray items)
        {
            items.Clear();
        }
        else
        {
            parent.AsObject().Remove(name);
        }
    });

    private static byte[] Edited(string member, Action<JsonNode, string> edit)
    {
        var body = JsonNode.Parse(Detected)!;
        var path = member.Split('.');
        var parent = path[..^1].Aggregate(body, (node, name) => node is JsonArray items ? items[0]! : node[name]!);
        edit(parent, path[^1]);
        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }
}
