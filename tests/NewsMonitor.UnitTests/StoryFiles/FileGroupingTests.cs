using NewsMonitor.Core.Stories;
using NewsMonitor.UnitTests.Tagging;
using NewsMonitor.Worker.Stories;
using NewsMonitor.Worker.Tagging;

namespace NewsMonitor.UnitTests.StoryFiles;

public sealed class FileGroupingTests : IDisposable
{
    private const string Report =
        "Die Fregatte hat am Montag im Hafen von Kiel festgemacht. Nach Angaben der Marine dauerte der Einsatz im Roten Meer fünf Monate. An Bord waren rund 220 Soldaten.";

    private readonly string _folder = Directory.CreateTempSubdirectory("stories-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lines_count_in_their_order_and_a_bad_one_is_passed_over()
    {
        var (articles, placements, unreadable) = Group(
            $$"""{"id":"a","published":"2025-03-03T08:00:00Z","title":"Fregatte kehrt zurück","text":"{{Report}}"}""",
            """{"id":4711}""",
            """{"id":"b","title":"Kartellamt genehmigt Fusion","text":"Zwei Hersteller von Funkgeräten dürfen zusammengehen, sagt das Kartellamt."}""",
            $$"""{"id":"c","published":"2025-03-03T09:00:00Z","title":"Marine wieder daheim","text":"KIEL (dpa) - {{Report}}"}""");

        Assert.Equal(1, unreadable);
        Assert.Equal(["a", "b", "c"], articles);
        Assert.Equal([(1, null), (2, null), (1, (long?)1)], placements.Select(placement => (placement.Story, placement.SameTextAs)));
    }

    [Fact]
    public void A_date_long_before_the_lines_above_says_nothing_of_when_it_arrived()
    {
        var (_, placements, _) = Group(
            $$"""{"id":"a","published":"2025-03-03T08:00:00Z","title":"Fregatte kehrt zurück","text":"{{Report}}"}""",
            $$"""{"id":"b","published":"2024-01-01T08:00:00Z","title":"Fregatte kehrt zurück","text":"{{Report}}"}""");

        Assert.Equal(1, placements[1].SameTextAs);
    }

    private (IReadOnlyList<string> Ids, IReadOnlyList<StoryPlacement> Placements, int Unreadable) Group(params string[] lines)
    {
        var path = Path.Combine(_folder, "a.jsonl");
        File.WriteAllLines(path, lines);
        var file = new ArticleFile(path);
        var grouping = new FileGrouping(ShippedRules.Tagger, StoryNames.Of(ShippedRules.Rules));
        var articles = grouping.Read(file);
        return ([.. articles.Select(article => article.Line.Id)], grouping.Group(articles.Select(article => article.Article)), file.Unreadable);
    }
}
