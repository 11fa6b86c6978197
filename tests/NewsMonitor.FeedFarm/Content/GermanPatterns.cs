namespace NewsMonitor.FeedFarm.Content;

/// <summary>What German stories are made of; letters in braces are slots, see <see cref="StoryWriter"/>.</summary>
internal static class GermanPatterns
{
    public static readonly Dictionary<Topic, Patterns> ByTopic = new()
    {
        [Topic.Defence] = new(
            [
                "{L} und {L} unterzeichnen Verteidigungsabkommen", "Bundeswehr bestellt {n} weitere {W}", "Luftwaffe verlegt {W} nach {O}",
                "NATO übt mit {n}00 Soldaten bei {O}", "Verteidigungsminister {P} trifft Amtskollegen in {O}", "{L} erhöht Verteidigungsausgaben auf {k} Prozent",
                "Raketenabwehr: {L} erhält {W}", "Marine stellt in {O} neues Geschwader auf", "Rüstungsexport nach {L} genehmigt",
            ],
            [
                "Das Verteidigungsministerium teilte am {T} in {O} mit, dass {n} Systeme vom Typ {W} beschafft werden sollen.",
                "„Die Abschreckung muss glaubwürdig bleiben“, sagte {P} nach dem Treffen der Minister in {O}.",
                "An der Übung nahe {O} nehmen rund {n}00 Soldatinnen und Soldaten aus {L} und {L} teil.",
                "Die Streitkräfte von {L} wollen den Echtzeit-Austausch von Warnhinweisen zu Raketenstarts mit {L} ausbauen.",
                "Ein General der Luftwaffe nannte die Verlegung der {W} nach {O} eine Reaktion auf die Lage an der Ostflanke.",
                "Der Haushaltsausschuss gab {n} Millionen Euro für Munition und die Instandsetzung des {W} frei.",
                "Nach Angaben des Bündnisses wurde das Hauptquartier in {O} dem gemeinsamen Kommando unterstellt.",
                "Die Rüstungsindustrie in {L} rechnet mit einer Lieferzeit von {k} Jahren für den {W}.",
                "Die Marine schickt eine Fregatte in das Seegebiet vor {O}, um Unterseekabel zu schützen.",
            ],
            ["Verteidigung", "Sicherheitspolitik", "Militär", "NATO"]),
        [Topic.Decoy] = new(
            [
                "Abwehrschlacht in {O}: Verteidigung hält bis zur {n}. Minute", "Angriff über links: {P} trifft doppelt", "Verteidiger fordert Freispruch im Prozess in {O}",
                "Bombenstimmung beim Stadtfest in {O}", "Preiskrieg der Discounter: {P} rüstet auf", "Zweite Welle: Abwehrkräfte stärken, rät {P}",
                "Schützenverein {O} sucht neuen König", "Ein Panzer aus Pappe: Ausstellung in {O}",
            ],
            [
                "Die Verteidigung um Kapitän {P} stand sicher, der Angriff blieb in {O} ohne Tor.",
                "Der Verteidiger von {P} sprach vor dem Landgericht {O} von einem schwachen Verfahren.",
                "Im Preiskrieg mit dem Rivalen aus {O} rüstet der Händler nach und eröffnet {n} Filialen.",
                "„Wir haben aus allen Rohren geschossen, aber nicht getroffen“, sagte Trainer {P} nach dem Spiel.",
                "Vitamin C stärkt laut {P} die Abwehr des Körpers gegen Angriffe von Viren.",
                "Die Schützen aus {O} marschierten am {T} mit {n} Mann durch die Altstadt.",
                "Der Film zeigt den Raketenstart einer Karriere, die in {O} als Statist begann.",
            ],
            ["Sport", "Panorama", "Justiz"]),
        [Topic.Politics] = new(
            [
                "Landtag in {O} streitet über Haushalt", "{P} kündigt Rückzug an", "Koalition einigt sich auf Rentenpaket", "{L} wählt neues Parlament",
                "Umfrage: {k} Prozent wünschen Neuwahl", "Ausschuss befragt {P} zur Maut",
            ],
            [
                "Der Landtag in {O} hat am {T} mit {n} Stimmen für den Nachtragshaushalt gestimmt.",
                "{P} sagte, man werde den Kompromiss in der Fraktion erklären müssen.",
                "Die Opposition nannte den Entwurf unzureichend und kündigte {n} Änderungsanträge an.",
                "In {L} beginnt die Wahl am {T}, erste Hochrechnungen werden gegen 18 Uhr erwartet.",
                "Beobachter aus {O} rechnen mit einer Regierung ohne eigene Mehrheit.",
                "Über die Reform der Kommunen will der Bundesrat in {k} Wochen abstimmen.",
            ],
            ["Politik", "Inland"]),
        [Topic.Economy] = new(
            [
                "Inflation sinkt auf {k} Prozent", "Werk in {O} streicht {n} Stellen", "Exporte nach {L} ziehen an", "Start-up aus {O} sammelt {n} Millionen ein",
                "Strompreis fällt den {k}. Monat in Folge", "Handwerk warnt vor Pleiten in {O}",
            ],
            [
                "Die Teuerung lag im Vormonat bei {k} Prozent, teilte das Statistikamt am {T} mit.",
                "Das Unternehmen aus {O} will in diesem Jahr {n} Stellen abbauen, ohne zu kündigen.",
                "Die Ausfuhren nach {L} stiegen um {k} Prozent gegenüber dem Vorjahr.",
                "„Die Nachfrage kommt zurück“, sagte Vorstand {P} in {O}.",
                "An der Börse gab die Aktie zunächst um {k} Prozent nach und erholte sich später.",
                "Die Bank hält an ihrer Prognose für {L} fest.",
            ],
            ["Wirtschaft", "Finanzen"]),
        [Topic.Sport] = new(
            [
                "{O} gewinnt nach Verlängerung", "{P} läuft Landesrekord", "Trainer {P} verlässt {O}", "Handball: {L} steht im Halbfinale", "Derby in {O} endet {k}:{k}",
            ],
            [
                "Vor {n}00 Zuschauern in {O} fiel die Entscheidung erst in der Verlängerung.",
                "{P} verbesserte die eigene Bestmarke um {k} Zehntel.",
                "Nach {k} Niederlagen in Folge zieht der Verein aus {O} Konsequenzen.",
                "Die Auswahl von {L} trifft nun im Halbfinale auf {L}.",
                "„Das war ein Arbeitssieg“, sagte {P} am {T}.",
            ],
            ["Sport"]),
        [Topic.Local] = new(
            [
                "Brücke in {O} wird bis Herbst gesperrt", "Neue Kita für {n} Kinder in {O}", "Feuerwehr {O} rettet Katze", "Stadtrat {O} beschließt Radweg",
            ],
            [
                "Die Brücke am Markt in {O} bleibt ab {T} für {k} Monate gesperrt.",
                "Die Feuerwehr rückte mit {n} Kräften aus, verletzt wurde niemand.",
                "Bürgermeisterin {P} dankte den Anwohnern für ihre Geduld.",
                "Der Radweg kostet {n} Millionen Euro, das Land zahlt {k} Prozent.",
                "Für die Kita am Stadtrand von {O} liegen {n} Anmeldungen vor.",
            ],
            ["Regionales"]),
        [Topic.Weather] = new(
            ["Hitze: bis {n} Grad in {O}", "Unwetterwarnung für {O}", "Pollenflug beginnt {k} Wochen früher"],
            [
                "Am {T} werden in {O} Temperaturen bis {n} Grad erwartet.",
                "Der Wetterdienst warnt vor Starkregen mit {n} Litern je Quadratmeter.",
                "In der Nacht kühlt es auf {k} Grad ab, örtlich bildet sich Nebel.",
                "{P} vom Wetterdienst rät, Keller in {O} zu sichern.",
            ],
            ["Wetter"]),
        [Topic.Culture] = new(
            ["Theater {O} zeigt Fontane neu", "{P} erhält Literaturpreis", "Museum in {O} meldet Besucherrekord"],
            [
                "Die Inszenierung von {P} verlegt den Stoff in ein Hotel bei {O}.",
                "Die Jury lobte die Sprache des Romans, der in {L} spielt.",
                "Bis {T} kamen {n}000 Gäste in das Museum in {O}.",
                "Das Konzert dauerte {k} Stunden, das Publikum blieb bis zum Schluss.",
            ],
            ["Kultur"]),
        [Topic.Science] = new(
            ["Forscher aus {O} messen Gletscher neu", "Studie: {k} Stunden Schlaf genügen nicht", "Sonde aus {L} erreicht Umlaufbahn"],
            [
                "Das Team um {P} in {O} wertete {n} Messreihen aus.",
                "Die Ergebnisse gelten nach Ansicht der Autoren nur für {L}.",
                "Ein Satellit lieferte dazu Bilder mit {k} Metern Auflösung.",
                "Die Studie wurde am {T} veröffentlicht und von {P} begutachtet.",
            ],
            ["Wissen"]),
    };
}
