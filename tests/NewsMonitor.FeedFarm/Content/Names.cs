namespace NewsMonitor.FeedFarm.Content;

/// <summary>What the slots of sentence patterns are filled with. People are invented.</summary>
internal static class Names
{
    public static readonly string[] People =
    [
        "Anna Bergmann", "Karl Lindner", "Miriam Özdoğan", "Jörg Weißhaupt", "Sophie Krüger", "Takeshi Mori", "Lee Min-ho", "Ruth Abel",
        "Pjotr Nowak", "Élise Fournier", "Søren Dahl", "Håkan Ström", "Marta Kowalczyk", "Oleksij Bondar", "Daniel Price", "Carla Bruns",
        "Heinz Möller", "Greta Söder", "Yusuf Aydın", "Ingrid Haas", "Tomáš Novák", "Paul Reuter", "Lena Groß", "Mark Ellison",
    ];

    public static readonly string[] Places =
    [
        "Berlin", "Tokio", "Seoul", "Warschau", "Brüssel", "Kiel", "Rostock", "München", "Köln", "Düsseldorf", "Vilnius", "Oslo", "Manila",
        "Washington", "Paris", "London", "Kiew", "Stuttgart", "Münster", "Görlitz", "Prag", "Athen", "Ankara", "Canberra", "Hanoi", "Ulm",
    ];

    public static readonly string[] Countries =
    [
        "Deutschland", "Polen", "Japan", "Südkorea", "Frankreich", "Norwegen", "Litauen", "Schweden", "Finnland", "Italien", "Australien",
        "Kanada", "Estland", "Österreich", "Spanien", "Dänemark",
    ];

    public static readonly string[] CountriesEn =
    [
        "Germany", "Poland", "Japan", "South Korea", "France", "Norway", "Lithuania", "Sweden", "Finland", "Italy", "Australia", "Canada",
        "Estonia", "Austria", "Spain", "Denmark",
    ];

    public static readonly string[] Systems =
    [
        "Leopard 2A8", "Patriot", "IRIS-T SLM", "F-35", "Eurofighter", "Puma", "Boxer", "Taurus", "Arrow 3", "Skyranger", "U-Boot der Klasse 212CD",
        "Fregatte F126", "HIMARS", "Gepard", "Panzerhaubitze 2000", "CH-47F", "MQ-9", "SAMP/T",
    ];

    public static readonly string[] DaysDe = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
    public static readonly string[] DaysEn = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
}
