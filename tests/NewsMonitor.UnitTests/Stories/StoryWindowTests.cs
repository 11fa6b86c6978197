using NewsMonitor.Core.Stories;
using NewsMonitor.UnitTests.Tagging;

namespace NewsMonitor.UnitTests.Stories;

public sealed class StoryWindowTests
{
    private const string Report =
        "Die Fregatte hat am Montag im Hafen von Kiel festgemacht. Nach Angaben der Marine dauerte der Einsatz im Roten Meer fünf Monate. An Bord waren rund 220 Soldaten. "
        + "Der Inspekteur lobte die Leistung der Besatzung. Das Schiff hatte mehrere Drohnen der Huthi-Miliz abgewehrt. Im Herbst soll es in die Werft.";

    private const string OtherReport =
        "Das Bundeskartellamt hat den Zusammenschluss zweier Hersteller von Funkgeräten genehmigt. Die Firmen wollen gemeinsam für das Heer liefern. "
        + "Der Umsatz lag zuletzt bei 300 Millionen Euro. Die Gewerkschaft verlangt Garantien für die Standorte in Ulm und Backnang.";

    [Fact]
    public void A_reprint_is_the_same_text_and_the_same_story()
    {
        var window = Window();
        Place(window, 1, "Fregatte kehrt nach Kiel zurück", Report);

        var reprint = Place(window, 2, "Marine: Einsatz im Roten Meer beendet", $"KIEL (dpa) - {Report} Mehr dazu in unserem Themenportal.");

        Assert.Equal((1, 1), (reprint.Story, reprint.SameTextAs));
    }

    [Fact]
    public void What_stands_before_a_paywall_is_the_same_text()
    {
        var window = Window();
        Place(window, 1, "Fregatte kehrt nach Kiel zurück", Report);

        Assert.Equal(1, Place(window, 2, "Fregatte kehrt nach Kiel zurück", Report[..200]).SameTextAs);
    }

    [Fact]
    public void Another_report_begins_a_story_of_its_own()
    {
        var window = Window();
        Place(window, 1, "Fregatte kehrt nach Kiel zurück", Report);

        var placement = Place(window, 2, "Kartellamt genehmigt Fusion", OtherReport);

        Assert.Equal((2, null, 1), (placement.Story, placement.SameTextAs, placement.Similarity));
    }

    [Theory]
    [InlineData("Nordkorea testet Rakete, Südkorea warnt", "Südkorea testet Rakete, Nordkorea warnt")]
    [InlineData("Polen bestellt 180 Panzer in Südkorea", "Rumänien bestellt 180 Panzer in Südkorea")]
    public void Who_did_what_to_whom_makes_another_story(string one, string other)
    {
        var window = Window();
        Place(window, 1, one, TextOf(one));

        var placement = Place(window, 2, other, TextOf(other));

        Assert.Equal((2, null), (placement.Story, placement.SameTextAs));
    }

    [Theory]
    [InlineData("Übergriffe auf Kasernen im zweiten Quartal 2016", "Übergriffe auf Kasernen im vierten Quartal 2016")]
    [InlineData("Zustand der Depots in Bayern", "Zustand der Depots in Hessen")]
    public void A_form_with_other_fillings_is_another_text(string one, string other)
    {
        const string Form = "Anzahl der Vorfälle, Zahl der verletzten Personen, Befassung durch das Gemeinsame Abwehrzentrum, Stand der Ermittlungen, Schaden an Gebäuden und Gerät, ergriffene Maßnahmen";
        var window = Window();
        Place(window, 1, one, Form);

        Assert.Null(Place(window, 2, other, Form).SameTextAs);
    }

    [Fact]
    public void German_and_English_meet_through_entities()
    {
        StoryEntity[] entities = [new("person:jens-stoltenberg", true), new("org:nato", true), new("TR", true), new("SE", true)];
        var window = Window();
        window.Place(Article(1, "Stoltenberg reist nach Ankara", "Nato-Generalsekretär Jens Stoltenberg berät in Ankara über den Beitritt Schwedens. Die Gespräche dauern zwei Tage.") with { Entities = entities });

        var english = window.Place(Article(2, "Stoltenberg travels to Ankara", "NATO Secretary General Jens Stoltenberg is in Ankara to discuss the accession of Sweden. The talks last two days.") with
        {
            Language = "en",
            Entities = entities,
        });

        Assert.Equal(1, english.Story);
    }

    [Fact]
    public void What_has_left_the_window_is_not_found_any_more()
    {
        var window = Window();
        Place(window, 1, "Fregatte kehrt nach Kiel zurück", Report);

        var late = window.Place(Article(2, "Fregatte kehrt nach Kiel zurück", Report) with { SeenAt = Start + TimeSpan.FromDays(7.1) });

        Assert.Equal((2, null, 1), (late.Story, late.SameTextAs, window.Count));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("!!!", "   ")]
    [InlineData("1", "2 3 4 5 6 7 8 9 10")]
    public void Texts_without_words_do_no_harm(string title, string text)
    {
        var window = Window();
        Place(window, 1, title, text);

        Place(window, 2, title + "?", text);

        Assert.Equal(2, window.Count);
    }

    private static readonly DateTimeOffset Start = new(2025, 3, 3, 8, 0, 0, TimeSpan.Zero);

    private static StoryWindow Window() => new(new StoryOptions(), StoryNames.Of(ShippedRules.Rules));

    private static StoryPlacement Place(StoryWindow window, long id, string title, string text) => window.Place(Article(id, title, text));

    private static StoryArticle Article(long id, string title, string text) => new()
    {
        Id = id,
        Language = "de",
        SeenAt = Start + TimeSpan.FromMinutes(id),
        Title = title,
        Text = text,
    };

    private static string TextOf(string headline) =>
        $"{headline}. Das teilte das Verteidigungsministerium am Abend mit. Beobachter sprechen von einem deutlichen Signal an die Nachbarn in der Region.";
}
