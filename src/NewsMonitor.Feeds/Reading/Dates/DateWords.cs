using System.Collections.Frozen;
using System.Globalization;

namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>The words that dates are written with.</summary>
internal static class DateWords
{
    private static readonly FrozenDictionary<string, int> Months = Numbered(
        "jan january januar jänner jaenner", "feb february februar feber", "mar march mär märz mrz maerz", "apr april", "may mai", "jun june juni",
        "jul july juli", "aug august", "sep sept september", "oct october okt oktober", "nov november", "dec december dez dezember");

    /// <summary>Weekdays, which the date itself says better, and little words around a date.</summary>
    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(
        """
        mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
        mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag
        am at den der of on th um uhr vom
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// Hours east of Greenwich. A name that stands for several zones (IST) is left out: it cannot be read without guessing.
    /// BST, CST and EST are what they are in the news of Europe and America.
    /// </summary>
    private static readonly FrozenDictionary<string, double> Zones = HoursByName(
        """
        0 z ut utc gmt wet
        1 west bst cet mez
        2 cest mesz mest eet oez
        3 eest oesz msk trt
        8 hkt sgt awst
        9 jst kst
        9.5 acst
        10 aest
        11 aedt
        12 nzst
        13 nzdt
        -2.5 ndt
        -3 adt
        -3.5 nst
        -4 ast edt
        -5 est cdt
        -6 cst mdt
        -7 mst pdt
        -8 pst akdt
        -9 akst
        -10 hst
        """);

    public static int? Month(string word) => Months.TryGetValue(word.ToLowerInvariant(), out var month) ? month : null;

    public static TimeSpan? Zone(string word) => Zones.TryGetValue(word.ToLowerInvariant(), out var hours) ? TimeSpan.FromHours(hours) : null;

    public static bool IsFiller(string word) => Fillers.Contains(word.ToLowerInvariant());

    private static FrozenDictionary<string, int> Numbered(params string[] months) => months
        .SelectMany((names, index) => names.Split(' ').Select(name => KeyValuePair.Create(name, index + 1)))
        .ToFrozenDictionary();

    private static FrozenDictionary<string, double> HoursByName(string table) => table
        .Split('\n')
        .Select(line => line.Split(' '))
        .SelectMany(line => line.Skip(1).Select(name => KeyValuePair.Create(name, double.Parse(line[0], CultureInfo.InvariantCulture))))
        .ToFrozenDictionary();
}
