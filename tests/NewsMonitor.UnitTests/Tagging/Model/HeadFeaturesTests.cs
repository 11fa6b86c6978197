using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Model;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.UnitTests.Tagging.Model;

public sealed class HeadFeaturesTests
{
    [Fact]
    public void Words_pairs_of_one_sentence_and_the_ends_of_long_words_are_features() => Assert.Equal(
        [
            "der", "minister", "der minister", "minis*", "*ister", "minist*", "*nister", "schweigt", "minister schweigt", "schwe*", "*weigt",
            "schwei*", "*hweigt", "er", "geht", "er geht",
        ],
        Features("Der Minister schweigt. Er geht").Names);

    [Fact]
    public void Umlauts_and_capitals_make_no_other_feature() => Assert.Equal(Features("Rüstung").Names, Features("RUESTUNG").Names);

    [Fact]
    public void The_parts_of_a_word_leave_two_letters_at_least() =>
        Assert.Equal(["abcdefgh", "abcde*", "*defgh", "abcdef*", "*cdefgh"], Features("Abcdefgh").Names);

    [Fact]
    public void A_short_word_has_no_parts() => Assert.Equal(["abcdefg"], Features("Abcdefg").Names);

    [Fact]
    public void A_number_is_no_feature_and_parts_the_words_around_it()
    {
        var features = Features("Artikel 5 gilt");

        Assert.Equal(["artikel", "gilt"], features.Names);
        Assert.Equal(2, features.Words);
    }

    [Fact]
    public void A_word_with_letters_and_digits_is_one() => Assert.Contains("f35", Features("F35 fliegt").Names);

    [Fact]
    public void A_word_of_more_than_sixty_letters_is_none() =>
        Assert.Equal(["vor", "nach"], Features($"vor {new string('x', 61)} nach").Names);

    [Fact]
    public void Repeated_features_are_told_each_time() => Assert.Equal(2, Features("Krieg. Krieg").Names.Count(name => name == "krieg"));

    [Fact]
    public void Forty_words_of_the_headline_and_eighty_of_the_text_are_read()
    {
        var article = new TaggableText { Title = Numbered("t", 60), Lead = Numbered("l", 50), Body = Numbered("b", 50), Language = "de" };

        var features = Told(article);

        Assert.Equal(120, features.Words);
        Assert.Contains("tzn", features.Names);
        Assert.DoesNotContain("tzo", features.Names);
        Assert.Contains("bzd", features.Names);
        Assert.DoesNotContain("bze", features.Names);
    }

    [Fact]
    public void Categories_are_not_read() =>
        Assert.Equal(["rat"], Told(new TaggableText { Title = "Rat", Categories = ["Militär"], Language = "de" }).Names);

    [Fact]
    public void An_empty_article_has_no_features()
    {
        var features = Features("");

        Assert.Empty(features.Names);
        Assert.Equal(0, features.Words);
    }

    /// <summary>Different words without digits: <c>t</c> and two letters; the 40th is <c>tzn</c>, the 30th <c>tzd</c>.</summary>
    private static string Numbered(string first, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(at => $"{first}{(char)('y' + (at / 26))}{(char)('a' + (at % 26))}"));

    private static Sink Features(string title) => Told(new TaggableText { Title = title, Language = "de" });

    private static Sink Told(TaggableText article)
    {
        var document = new Document();
        document.Read(article);
        var sink = new Sink();
        var head = HeadFeatures.Tell(document, sink);
        sink.Words = head.Title + head.Text;
        return sink;
    }

    private sealed class Sink : IFeatureSink
    {
        public List<string> Names { get; } = [];

        public int Words { get; set; }

        public void Add(ReadOnlySpan<char> feature) => Names.Add(feature.ToString());
    }
}
