namespace NewsMonitor.FeedFarm.Content;

/// <summary>Words that combine into enough different sentences for text to pack no better than real prose does.</summary>
internal static class Vocabulary
{
    public static readonly string[] Heads = Words("""
        Haushalts Verkehrs Klima Wasser Strom Schul Wohn Markt Hafen Bahn Wald Kirchen Stadt Land Bürger Daten Energie Umwelt Sommer Winter
        Gemeinde Kultur Film Musik Sport Jugend Gesundheits Pflege Renten Steuer Zins Handels Export Bau Brücken Straßen Forschungs Hochschul
        Messe Tourismus Lebensmittel Getreide Milch Ernte Wetter Hochwasser Feuer Rettungs Kranken Arzt Apotheken Digital Netz Funk Post Paket
        Flug Schiffs Kanal Auto Fahrrad Bus Kinder Senioren Familien Frauen Vereins Verbands Gewerkschafts Tarif Lohn Arbeits Ausbildungs
        Berufs Fach Industrie Chemie Stahl Papier Glas Holz Metall Maschinen Werkzeug Küchen Garten Tier Vogel Fisch Park Museums Theater
        Bücher Zeitungs Sprach Reise Ferien Advents Oster Wahl Partei Fraktions Ausschuss Gerichts Polizei Grenz
        """);

    public static readonly string[] Tails = Words("""
        plan bericht ausbau streit gipfel fonds vertrag antrag bedarf mangel wandel rat amt dienst verein verband betrieb markt preis wert
        bau weg ort raum tag abend kurs lauf zug versuch vorschlag entwurf beschluss auftrag umbau abriss aufschlag nachlass zuschuss beitrag
        anteil überblick ausblick rückblick vergleich ausgleich anstieg rückgang gewinn verlust erfolg fehler schaden nutzen zweck kreis bezirk
        vorstand leiter sprecher partner kunde gast nachbar händler hersteller planer prüfer helfer trainer schüler lehrer forscher autor
        """);

    public static readonly string[] Adjectives = Words("""
        neue große kleine geplante umstrittene alte gemeinsame regionale teure günstige frühere künftige lange kurze offene stille späte rasche
        mühsame knappe deutliche leichte schwere einfache breite schmale seltene häufige erwartete verschobene genehmigte gekürzte erhöhte
        """);

    public static readonly string[] Verbs = Words("""
        prüft plant verlangt fördert bremst ersetzt begleitet verschiebt erweitert begrenzt finanziert bewertet kritisiert begrüßt beendet
        eröffnet übernimmt verliert gewinnt beantragt erläutert vertagt bestätigt ergänzt verteidigt berechnet verkauft sammelt ordnet testet
        """);

    public static readonly string[] Circumstances =
    [
        "in diesem Jahr", "nach langer Debatte", "ohne weitere Auflagen", "trotz hoher Kosten", "bis zum Frühjahr", "mit Blick auf das Umland",
        "im zweiten Anlauf", "gegen den Rat der Fachleute", "wie angekündigt", "unter Vorbehalt", "mit knapper Mehrheit", "seit dem Herbst",
        "auf eigene Rechnung", "zum dritten Mal", "nach eigenen Angaben", "vor der Sommerpause", "aus Sicht der Anwohner", "im Schatten der Wahl",
    ];

    public static readonly string[] NounsEn = Words("""
        budget traffic climate water power school housing market harbour rail forest church city county citizen data energy summer winter village
        culture film music youth health care pension tax interest trade export building bridge road research college fair tourism food grain milk
        harvest weather flood fire rescue hospital doctor pharmacy network radio mail parcel flight ship canal car bicycle bus children family club
        union wage labour training industry steel paper glass wood metal machine tool kitchen garden animal bird fish park museum theatre book
        newspaper language travel holiday election party committee court police border plan report dispute summit fund contract request shortage
        change council office service firm price value path room evening course trial proposal draft decision order grant share outlook rise fall
        """);

    public static readonly string[] AdjectivesEn = Words("""
        new large small planned disputed old joint regional costly cheap former future long short open quiet late rapid narrow clear light heavy
        simple broad rare frequent expected delayed approved reduced increased local modest early private public
        """);

    public static readonly string[] VerbsEn = Words("""
        reviews plans demands backs slows replaces follows delays extends limits funds rates criticises welcomes ends opens loses wins explains
        confirms amends calculates sells collects sorts tests outlines questions repeats restores
        """);

    public static readonly string[] CircumstancesEn =
    [
        "this year", "after a long debate", "without further conditions", "despite high costs", "until spring", "with an eye on the suburbs",
        "at the second attempt", "against expert advice", "as announced", "by a narrow majority", "since autumn", "at its own expense",
        "for the third time", "by its own account", "before the summer break", "in the view of residents",
    ];

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
