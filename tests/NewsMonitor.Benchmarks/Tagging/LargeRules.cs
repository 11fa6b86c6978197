using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.Benchmarks.Tagging;

/// <summary>The shipped rules, filled up with plausible terms and names until there are as many as a newsroom may have one day.</summary>
internal static class LargeRules
{
    private static readonly string[] Heads =
    [
        "Küsten", "Gebirgs", "Panzer", "Luft", "See", "Raketen", "Artillerie", "Funk", "Grenz", "Heeres", "Marine", "Flug", "Torpedo", "Minen", "Radar",
        "Sanitäts", "Nachschub", "Pionier", "Aufklärungs", "Fernmelde", "Fallschirm", "Hafen", "Satelliten", "Drohnen", "Munitions", "Brücken", "Wüsten",
        "Winter", "Nacht", "Stabs", "Reserve", "Verbands", "Eskorten", "Patrouillen", "Kommando", "Feld", "Turm", "Geschütz", "Lenk", "Sprengstoff",
        "Treibstoff", "Tarn", "Schutz", "Ketten", "Bord", "Deck", "Rumpf", "Ziel", "Spähtrupp", "Festungs",
    ];

    private static readonly string[] Tails =
    [
        "brigade", "bataillon", "kompanie", "geschwader", "flotte", "batterie", "staffel", "regiment", "division", "verband", "einheit", "truppe", "stellung",
        "basis", "anlage", "werft", "fabrik", "depot", "lager", "übung", "manöver", "einsatz", "auftrag", "vertrag", "beschaffung", "programm", "forschung",
        "technik", "ausrüstung", "bewaffnung", "schule", "akademie", "führung", "leitung", "planung", "sicherung", "abwehr", "angriff", "verlust", "gefecht",
        "wagen", "fahrzeug", "boot", "schiff", "hubschrauber", "geschoss", "sensor", "system", "station", "zentrale",
    ];

    private static readonly string[] Places =
    [
        "Norderau", "Ostrava", "Kalmin", "Tarvo", "Brestin", "Zadek", "Murana", "Lobna", "Kerrin", "Dovar", "Sulin", "Harrau", "Wolmar", "Pelten", "Rugow",
        "Nissan", "Tolbuk", "Varsin", "Ombral", "Jaskow",
    ];

    /// <summary>How many terms the topics have, guards and events not counted.</summary>
    public static int TermsOf(RuleSet rules) => rules.Topics.Sum(topic => topic.Terms.Count);

    public static RuleSet Fill(RuleSet rules, int terms, int entities)
    {
        var missing = terms - TermsOf(rules);
        var more = Words().Take(missing).Select((word, number) => (Topic: number % rules.Topics.Count, Term: new WeightedTerm(TermOf(word), (number % 6) + 1)));
        var byTopic = more.ToLookup(term => term.Topic, term => term.Term);
        return rules with
        {
            Topics = [.. rules.Topics.Select((topic, number) => topic with { Terms = [.. topic.Terms, .. byTopic[number]] })],
            Entities = [.. rules.Entities, .. Enumerable.Range(0, Math.Max(0, entities - rules.Entities.Count)).Select(EntityOf)],
        };
    }

    /// <summary>Compounds, beginnings, ends, and phrases that begin with frequent words.</summary>
    private static IEnumerable<string> Words()
    {
        foreach (var (head, tail, number) in Pairs())
        {
            yield return (number % 4) switch
            {
                0 => head + tail,
                1 => $"{head}{tail}*",
                2 => $"*{head}{tail}",
                _ => $"{(number % 8 == 3 ? "gemeinsame" : "militärische")} {head}{tail}*",
            };
        }
    }

    private static IEnumerable<(string Head, string Tail, int Number)> Pairs()
    {
        var number = 0;
        foreach (var round in Places.Prepend(""))
        {
            foreach (var (head, tail) in Heads.SelectMany(head => Tails.Select(tail => (head, tail))))
            {
                yield return (round + head, tail, number++);
            }
        }
    }

    private static Entity EntityOf(int number)
    {
        var (head, tail, _) = Pairs().Skip(number).First();
        var name = (number % 3) switch { 0 => $"{head}{tail} {Places[number % Places.Length]}", 1 => $"deutsche {head}{tail}", _ => $"={head.ToUpperInvariant()}-{number}" };
        return new Entity
        {
            Id = $"generated-{number}",
            Type = (EntityType)(number % EntityTypes.Slugs.Count()),
            Labels = new Dictionary<string, string>(),
            Names = [TermOf(name)],
            Rule = "generated",
        };
    }

    private static Term TermOf(string text) => TermPattern.TryParse(text, TermLanguage.German, out var pattern, out var problem)
        ? new Term { Pattern = pattern!, Rule = "generated" }
        : throw new InvalidOperationException($"{text}: {problem!.Message}");
}
