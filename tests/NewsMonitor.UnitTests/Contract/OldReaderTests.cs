using System.Text.Json;

namespace NewsMonitor.UnitTests.Contract;

/// <summary>
/// A subscriber that was written for 1.0, with nothing of ours: records of its own, System.Text.Json as it comes, frozen here. It reads what a
/// later 1.x sends, and what is sent today.
/// </summary>
public sealed class OldReaderTests
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    [Fact]
    public void An_article_of_a_later_version_is_read_with_what_is_known_of_it()
    {
        var read = Read(Next("article.revised"));

        Assert.Equal(
            "revision 2 of Stärkung der Verteidigungsbündnisse: USA, Japan und Südkorea unterzeichnen Abkommen (90, s2, alliances-treaties, other, title body tags severity)",
            read);
    }

    [Fact]
    public void So_is_a_source_in_trouble() => Assert.Equal("perspektiven-global: other since 2024-07-28T09:00Z", Read(Next("source.down")));

    [Fact]
    public void A_type_that_is_not_known_is_passed_over() => Assert.Null(Read(Next("video.detected")));

    [Theory]
    [InlineData("article.revised", "revision 2 of ")]
    [InlineData("article.detected", "revision 1 of ")]
    [InlineData("source.down", "perspektiven-global: down since ")]
    public void What_is_sent_today_is_read_as_well(string name, string beginning) =>
        Assert.StartsWith(beginning, Read(File.ReadAllText(ContractFiles.Path("samples", $"{name}.json"))), StringComparison.Ordinal);

    private static string Next(string name) => RepositoryFiles.Fixture($"contract/next/{name}.json");

    private static string? Read(string body)
    {
        var envelope = JsonSerializer.Deserialize<Envelope>(body, Plain)!;
        return envelope.Type switch
        {
            "monitor.article.detected.v1" or "monitor.article.revised.v1" => OfArticle(envelope.Data.Deserialize<ArticleData>(Plain)!),
            "monitor.source.down.v1" => OfSource(envelope.Data.Deserialize<SourceData>(Plain)!),
            _ => null,
        };
    }

    private static string OfArticle(ArticleData data) =>
        $"revision {data.Article.Revision} of {data.Article.Title} ({data.Relevance}, s{data.Severity.Level}, {data.Topics[0].Id}, "
        + $"{(data.Topics[0].Salience is "main" or "mentioned" ? data.Topics[0].Salience : "other")}, {string.Join(' ', (data.Changes?.Kinds ?? []).Take(4))})";

    private static string OfSource(SourceData data) =>
        $"{data.Source.Id}: {(data.Incident.State is "failing" or "down" or "silent" or "parked" ? data.Incident.State : "other")} since {data.Incident.StartedAt:yyyy-MM-dd'T'HH:mm'Z'}";

    private sealed record Envelope(Guid Id, string Type, string Subject, DateTimeOffset Time, JsonElement Data);

    private sealed record ArticleData(Article Article, int Relevance, Severity Severity, List<Topic> Topics, int? PreviousRevision, Changes? Changes);

    private sealed record Article(Guid Id, int Revision, string? Title, string? Url, DateTimeOffset? PublishedAt, string TextScope);

    private sealed record Severity(int Level, string Label);

    private sealed record Topic(string Id, string Salience, double Points);

    private sealed record Changes(List<string> Kinds);

    private sealed record SourceData(Source Source, Incident Incident, Error Error, DateTimeOffset? LastSuccessAt);

    private sealed record Source(string Id, string Name, string Url);

    private sealed record Incident(Guid Id, int Revision, DateTimeOffset StartedAt, string State);

    private sealed record Error(string Class, int? HttpStatus, string Message);
}
