namespace NewsMonitor.UnitTests.Tagging;

/// <summary>Articles that use the words of defence and are about something else.</summary>
public sealed class HardNegativeTests
{
    [Theory]
    [InlineData("de", "Bayern-Abwehr patzt erneut", "Die Verteidigung stand im Spiel gegen Dortmund nie sicher, der Angriff blieb stumpf. Der Trainer sprach von fehlender Offensive.")]
    [InlineData("de", "BVB startet Angriff auf Platz eins", "Mit neuer Offensivkraft will die Mannschaft die Tabellenspitze der Bundesliga erobern.")]
    [InlineData("de", "Rekrut der Torwartschule hält Elfmeter", "Der junge Torhüter ist die neue Geheimwaffe im Pokal.")]
    [InlineData("de", "Verteidigung fordert Freispruch", "Vor dem Landgericht griff der Strafverteidiger die Anklage an. Der Angeklagte schwieg.")]
    [InlineData("de", "Doktorverteidigung gelungen: Biologin erforscht Immunabwehr", "Die körpereigene Verteidigung gegen Viren funktioniert wie eine kleine Armee.")]
    [InlineData("de", "Rabattoffensive: Discounter eröffnen Preiskrieg", "Die Supermarktketten greifen mit einer neuen Kampagne an.")]
    [InlineData("de", "Vertriebsoffensive soll Marktanteile sichern", "Das Startup erklärt der Konkurrenz den Krieg und rüstet auf.")]
    [InlineData("de", "Aktie zündet die Rakete", "An der Börse schoss der Kurs nach den Quartalszahlen nach oben.")]
    [InlineData("de", "Theatertruppe feiert Premiere mit Antikriegsstück", "Das Ensemble zeigt den Soldaten als Narren, der General ist eine Puppe.")]
    [InlineData("de", "Neues Videospiel: Mit dem Panzer durch die Apokalypse", "Die Armee der Roboter greift an, der Spieler führt eine Mission.")]
    [InlineData("de", "Kaltfront bringt Sturm und Regen", "Die Front erreicht am Abend den Norden, der Wetterdienst warnt vor Gewittern.")]
    [InlineData("de", "Feuerwehr im Großeinsatz", "Kommandant und Truppe löschten den Brand in der Lagerhalle, ein Hubschrauber half.")]
    [InlineData("de", "SEK-Kommando beendet Geiselnahme", "Die Polizei nahm den Mann nach dem Einsatz fest, er hatte eine Waffe.")]
    [InlineData("de", "Weltkriegsbombe in Köln entschärft", "Der Kampfmittelräumdienst sprengte den Zünder, die Evakuierung ist beendet.")]
    [InlineData("de", "Silvester: Raketen und Böller trotz Verbots", "In der Nacht explodierten Raketen über der Stadt, das Feuerwerk verletzte zwei Menschen.")]
    [InlineData("de", "Marine Le Pen legt Berufung ein", "Die französische Politikerin greift das Urteil an und verteidigt ihre Partei.")]
    [InlineData("de", "Generalsekretär der Partei tritt zurück", "Nach dem Machtkampf um die Generaldebatte übernimmt der Stellvertreter.")]
    [InlineData("de", "Schildkröte überlebt Unfall mit gebrochenem Panzer", "Tierärzte flickten den Panzer mit Kunstharz.")]
    [InlineData("de", "Überholmanöver endet an der Leitplanke", "Der Fahrer verlor beim riskanten Manöver die Kontrolle, die Polizei ermittelt.")]
    [InlineData("de", "Parteien rüsten sich für den Wahlkampf", "Der Kampf um die Mandate beginnt, das Hauptquartier der Kampagne steht in Berlin.")]
    [InlineData("de", "Museum zeigt Ritterrüstung aus dem Mittelalter", "Schwerter, Kanonen und eine Rüstung erzählen von der Schlacht.")]
    [InlineData("de", "SpaceX-Rakete startet mit Satelliten ins All", "Die Raumfahrt-Mission bringt Satelliten für das Internet in den Orbit.")]
    [InlineData("de", "Sanktionen gegen Verein nach Pyrotechnik", "Das Sportgericht des DFB verhängt eine Strafe, die Fans protestieren.")]
    [InlineData("en", "Cowboys defense shuts down Eagles", "The quarterback had no answer to the attack and the offensive line collapsed in the fourth quarter of the NFL game.")]
    [InlineData("en", "Arsenal strike late to sink Chelsea", "The striker's shot ended a long battle in the Premier League; the captain praised the defence.")]
    [InlineData("en", "Defense attorney asks jury for acquittal", "The defendant's lawyers attacked the prosecution's case in the courtroom.")]
    [InlineData("en", "Rail strike enters second week", "The trade union said the walkout and the battle over wages would go on.")]
    [InlineData("en", "Lightning strikes barn during thunderstorm", "The cold front brought heavy rainfall and storm damage, forecasters said.")]
    [InlineData("en", "Supermarket opens new front in price war", "The retailer launched an offensive to win market share from discounters.")]
    [InlineData("en", "War drama tops box office", "The sequel follows a soldier on a secret mission behind enemy lines; Netflix plans a series.")]
    [InlineData("en", "Theatre company stages battle comedy on Broadway", "The general is a puppet, the army made of brooms.")]
    [InlineData("en", "Army ants march through the rain forest", "The insects attack in columns; soldiers guard the colony.")]
    [InlineData("en", "Marine biologists map coral reef", "The marine reserve protects turtles and their shells.")]
    [InlineData("en", "Hunter shoots record deer", "The rifle season opened with good weather.")]
    [InlineData("en", "NASA mission to Mars delayed", "The rocket launch from Florida was scrubbed as the space agency checked the tank.")]
    [InlineData("en", "Attorney General files suit against tech firm", "The case attacks a merger that regulators call hostile.")]
    [InlineData("en", "Police raid ends in arrest", "Officers used a drone and a helicopter; the suspect had a weapon.")]
    [InlineData("en", "Dentist's drill goes quiet", "A new laser attacks decay without pain.")]
    [InlineData("en", "Think tank warns of recession", "Its report says tariffs and a trade war would hit consumers.")]
    [InlineData("en", "Phone battery magazine test: who wins the charge", "We put ten power banks through our drills.")]
    public void Get_no_topic_and_stay_below_the_relevance_gate(string language, string title, string lead)
    {
        var result = ShippedRules.Tag(language, title, lead);

        Assert.Empty(result.Topics.Select(topic => $"{topic.Id}: {string.Join(", ", topic.Evidence.Select(match => match.Text + " by " + match.Term))}"));
        Assert.InRange(result.Relevance, 0, 34);
        Assert.Equal(0, result.Severity.Level);
    }

    [Theory]
    [InlineData("de", "Soldaten spielen Fußball gegen Bundesliga-Profis", "Die Bundeswehr lud zum Turnier, der Verteidigungsminister hielt den Elfmeter.", "defence-policy")]
    [InlineData("de", "Polizei und Bundeswehr üben Abwehr von Drohnen", "Beim Einsatz über der Kaserne fing ein Hubschrauber die Drohne ab.", "drones")]
    [InlineData("en", "Police detain two after drone strike on air base", "Russian attack drones hit the military airfield.", "drones")]
    public void Guards_rest_when_the_forces_are_in_the_picture(string language, string title, string lead, string topic)
    {
        var result = ShippedRules.Tag(language, title, lead);

        Assert.Contains(result.Topics, tag => tag.Id == topic);
    }
}
