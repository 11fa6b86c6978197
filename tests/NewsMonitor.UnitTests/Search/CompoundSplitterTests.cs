using NewsMonitor.Core.Search;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.UnitTests.Search;

public sealed class CompoundSplitterTests(ITestOutputHelper output)
{
    private static readonly CompoundSplitter Splitter = new(CompoundParts.German);

    [Theory]
    [InlineData("Verteidigungsbündnisse", "verteidigung buendnis")]
    [InlineData("Luftwaffenstützpunkte", "luft waffen stuetzpunkt")]
    [InlineData("Grenzschutz", "grenze schutz")]
    [InlineData("Kriegsschiffe", "krieg schiff")]
    [InlineData("Drohnenabwehr", "drohnen abwehr")]
    public void Parts_are_words_of_their_own(string word, string parts) =>
        Assert.Equal(Stems(parts), Stems(string.Join(' ', Splitter.Split(Normaliser.Fold(word)).Select(part => part.Word))));

    [Theory]
    [InlineData("")]
    [InlineData("rat")]
    [InlineData("verteidigung")]
    [InlineData("generation")]
    [InlineData("deutschland")]
    [InlineData("донецк")]
    public void What_is_no_compound_has_no_parts(string word) => Assert.Empty(Splitter.Split(word));

    [Fact]
    public void A_word_of_a_thousand_letters_costs_nothing() => Assert.Empty(Splitter.Split(string.Concat(Enumerable.Repeat("waffen", 200))));

    /// <summary>Words that were split by hand before the splitter was tuned. The floors are a little below what was reached.</summary>
    [Fact]
    public void It_splits_as_people_do()
    {
        var lines = RepositoryFiles.Fixture("search/compounds.de.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => Normaliser.Fold(line)).ToList();
        var results = lines.ConvertAll(line => (Wanted: line, Got: Barred(line.Replace("|", "", StringComparison.Ordinal))));
        var compounds = results.Where(result => result.Wanted.Contains('|')).ToList();
        var exact = compounds.Count(result => result.Got == result.Wanted);
        var finer = compounds.Count(result => result.Got != result.Wanted && IsFiner(result.Got, result.Wanted));
        var unsplit = compounds.Count(result => !result.Got.Contains('|'));
        var simple = results.Where(result => !result.Wanted.Contains('|')).ToList();
        var torn = simple.Count(result => result.Got != result.Wanted);

        output.WriteLine(
            $"{compounds.Count} compounds: {exact} as by hand, {finer} finer, {unsplit} unsplit, {compounds.Count - exact - finer - unsplit} wrong; {torn} of {simple.Count} simple words torn");
        output.WriteLine(string.Join('\n', results.Where(result => result.Got != result.Wanted).Select(result => $"{result.Wanted} → {result.Got}")));
        Assert.True(exact >= 88, $"only {exact} of {compounds.Count} compounds are split as by hand");
        Assert.True(exact + finer >= 98, $"only {exact + finer} of {compounds.Count} compounds are split at every bar");
        Assert.True(torn <= 3, $"{torn} simple words are torn");
    }

    private static string Barred(string word)
    {
        var starts = Splitter.Split(word).Select(part => part.Start).Where(start => start > 0).OrderDescending();
        return starts.Aggregate(word, (barred, start) => barred.Insert(start, "|"));
    }

    private static bool IsFiner(string got, string wanted) => Bars(wanted).IsSubsetOf(Bars(got));

    private static HashSet<int> Bars(string barred) =>
        [.. barred.Select((letter, at) => (letter, at)).Where(pair => pair.letter == '|').Select((pair, before) => pair.at - before)];

    /// <summary>A part may come in another form (<c>Waffe</c>, <c>Waffen</c>): the search cuts the ends off anyway.</summary>
    private static IEnumerable<string> Stems(string words) => words.Split(' ').Select(word => word.TrimEnd('e', 'n', 's'));
}
