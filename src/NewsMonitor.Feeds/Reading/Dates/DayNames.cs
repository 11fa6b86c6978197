using System.Collections.Frozen;

namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>Weekdays, and the little words that stand around a date and say nothing.</summary>
/// <remarks>
/// A weekday decides only where the numbers leave a choice, as in <c>Wed, 07/08/2024</c>: many feeds have a wrong one.
/// Hence languages whose short names contradict each other are left out; a word that is not known does no harm.
/// </remarks>
internal static class DayNames
{
    /// <summary>A language a line, Sunday to Saturday. French, Spanish and Italian "mar" is missing: it is March as well.</summary>
    private const string Table = """
        sun sunday | mon monday | tue tues tuesday | wed weds wednesday | thu thur thurs thursday | fri friday | sat saturday
        so sonntag | mo montag | di dienstag | mi mittwoch | do donnerstag | fr freitag | sa samstag sonnabend
        dim dimanche | lun lundi | mardi | mer mercredi | jeu jeudi | ven vendredi | sam samedi
        dom domingo | lunes | martes | mié miércoles | jue jueves | vie viernes | sáb sábado
        domenica | lunedì | martedì | mercoledì | gio giovedì | venerdì | sabato
        - | seg segunda | ter terça | qua quarta | qui quinta | sex sexta | -
        zo zondag | ma maandag | dinsdag | wo woensdag | donderdag | vr vrijdag | za zaterdag
        """;

    private static readonly FrozenDictionary<string, DayOfWeek> Weekdays = DateText.Fold(Table)
        .ReplaceLineEndings("\n")
        .Split('\n')
        .SelectMany(line => line.Split('|').SelectMany((names, index) => names
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => KeyValuePair.Create(name, (DayOfWeek)index))))
        .Where(name => name.Key != "-")
        .Distinct()
        .ToDictionary() // refuses a word of two days
        .ToFrozenDictionary();

    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(DateText.Fold(
        "am at den der die of on the um uhr vom le à a la las los de del do di il alle ore às feira op om kl klo den w o v ve saat г год в h hrs time "
        + "published posted updated date").Split(' '));

    /// <param name="word">Folded, in lower case.</param>
    public static DayOfWeek? Weekday(string word) => Weekdays.TryGetValue(word, out var day) ? day : null;

    /// <param name="word">Folded, in lower case.</param>
    public static bool IsFiller(string word) => Fillers.Contains(word);
}
