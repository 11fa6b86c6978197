using System.Globalization;
using System.Text;

namespace NewsMonitor.FeedFarm.Content;

/// <summary>Writes stories of 6 to 14 paragraphs from sentence patterns. A story is a pure function of its id and language.</summary>
internal static class StoryWriter
{
    private const double DefenceShare = 0.08;
    private const double DecoyShare = 0.08;

    private static readonly Topic[] Ordinary = [Topic.Politics, Topic.Economy, Topic.Sport, Topic.Local, Topic.Weather, Topic.Culture, Topic.Science];

    public static Story Write(ulong id, string language)
    {
        var dice = new Dice(Hash.Mix(id, 0x57));
        var patterns = (language == "de" ? GermanPatterns.ByTopic : EnglishPatterns.ByTopic)[TopicOf(id)];
        var title = Fill(dice.Pick(patterns.Titles), ref dice);
        var paragraphs = new string[dice.Between(6, 14)];
        for (var i = 0; i < paragraphs.Length; i++)
        {
            // The first paragraph is all topic; below it only a part of the sentences carries it, as in real news.
            paragraphs[i] = Paragraph(patterns.Sentences, language, i == 0 ? 1 : 0.35, ref dice);
        }

        string[] categories = dice.Unit() < 0.7
            ? patterns.Categories[..dice.Between(1, patterns.Categories.Length)]
            : [language == "de" ? "Allgemein" : "General"];
        return new Story(title, paragraphs, categories, dice.Pick(Names.People));
    }

    public static string OutletName(ulong id, string language)
    {
        var dice = new Dice(id);
        string[] kinds = language == "de"
            ? ["Tageblatt", "Rundschau", "Anzeiger", "Kurier", "Perspektiven", "Bote", "Nachrichten", "Volkszeitung"]
            : ["Courier", "Gazette", "Post", "Observer", "Record", "Ledger", "Dispatch"];
        return $"{dice.Pick(Names.Places)}er {dice.Pick(kinds)}";
    }

    private static Topic TopicOf(ulong id) => Hash.Unit(Hash.Mix(id, 0x70)) switch
    {
        < DefenceShare => Topic.Defence,
        < DefenceShare + DecoyShare => Topic.Decoy,
        _ => Ordinary[Hash.Below(Hash.Mix(id, 0x71), Ordinary.Length)],
    };

    private static string Paragraph(string[] sentences, string language, double topicShare, ref Dice dice)
    {
        var text = new StringBuilder();
        for (var left = dice.Between(2, 4); left > 0; left--)
        {
            if (text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(dice.Unit() < topicShare ? Fill(dice.Pick(sentences), ref dice) : Filler.Sentence(language, ref dice));
        }

        return text.ToString();
    }

    private static string Fill(string pattern, ref Dice dice)
    {
        var text = new StringBuilder(pattern.Length + 48);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '{')
            {
                text.Append(Slot(pattern[i + 1], ref dice));
                i += 2;
            }
            else
            {
                text.Append(pattern[i]);
            }
        }

        return text.ToString();
    }

    private static string Slot(char slot, ref Dice dice) => slot switch
    {
        'P' => dice.Pick(Names.People),
        'O' => dice.Pick(Names.Places),
        'L' => dice.Pick(Names.Countries),
        'l' => dice.Pick(Names.CountriesEn),
        'W' => dice.Pick(Names.Systems),
        'T' => dice.Pick(Names.DaysDe),
        't' => dice.Pick(Names.DaysEn),
        'n' => dice.Between(12, 99).ToString(CultureInfo.InvariantCulture),
        'k' => dice.Between(2, 9).ToString(CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot, "No such slot"),
    };
}
