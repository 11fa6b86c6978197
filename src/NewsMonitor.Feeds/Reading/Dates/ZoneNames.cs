using System.Collections.Frozen;
using System.Globalization;

namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>What a zone name in a date means: a fixed offset, or a place whose clocks decide.</summary>
/// <param name="Offset">East of Greenwich; null where <paramref name="Place"/> decides.</param>
/// <param name="Place">The place whose rules of daylight saving apply.</param>
/// <param name="Doubtful">The name stands for other zones too.</param>
internal sealed record ZoneMeaning(TimeSpan? Offset, TimeZoneInfo? Place = null, bool Doubtful = false)
{
    public TimeSpan OffsetAt(DateTime local) => Offset ?? Place!.GetUtcOffset(local);
}

/// <summary>The zone names that feeds use.</summary>
internal static class ZoneNames
{
    /// <summary>
    /// Hours east of Greenwich. The American names are those of RFC 822, so CST is Chicago's, not China's; BST is
    /// Britain's summer, not Bangladesh; MET and MEST are Central Europe; PST is not the Philippines.
    /// </summary>
    private const string Fixed = """
        0 z ut utc gmt wet zulu
        1 west bst cet mez met wat
        2 cest mesz mest eet oez cat sast
        3 eest oesz msk trt eat idt
        3.5 irst
        4 msd gst azt samt
        4.5 aft irdt
        5 pkt uzt yekt
        5.5 ist
        5.75 npt
        6 omst
        6.5 mmt
        7 ict wib krat novt
        8 hkt sgt awst pht myt irkt wita
        9 jst kst wit yakt
        9.5 acst
        10 aest chst vlat
        10.5 acdt
        11 aedt magt
        12 nzst fjt pett
        13 nzdt
        -1 azot cvt
        -2 brst
        -2.5 ndt
        -3 adt brt art uyt clst
        -3.5 nst
        -4 ast edt clt bot vet amt hae
        -5 est cdt cot pet ect hne
        -6 cst mdt
        -7 mst pdt
        -8 pst akdt
        -9 akst hdt
        -10 hst
        -11 sst
        """;

    /// <summary>
    /// India, not Israel or Ireland; the Atlantic, not Arabia; the Gulf, not South Georgia; the Amazon, not Armenia;
    /// Samoa, not Singapore; Ecuador, not Central Europe.
    /// </summary>
    private static readonly FrozenSet<string> Doubtful = FrozenSet.ToFrozenSet(["ist", "ast", "gst", "amt", "sst", "ect"]);

    /// <summary>Names that leave it to the calendar whether daylight saving applies.</summary>
    private static readonly FrozenDictionary<string, string> Places = new Dictionary<string, string>
    {
        ["et"] = "America/New_York",
        ["eastern"] = "America/New_York",
        ["ct"] = "America/Chicago",
        ["mt"] = "America/Denver",
        ["pt"] = "America/Los_Angeles",
        ["pacific"] = "America/Los_Angeles",
        ["at"] = "America/Halifax",
        ["akt"] = "America/Anchorage",
        ["aet"] = "Australia/Sydney",
        ["nzt"] = "Pacific/Auckland",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ZoneMeaning> Meanings = Fixed
        .ReplaceLineEndings("\n")
        .Split('\n')
        .Select(line => line.Split(' '))
        .SelectMany(line => line.Skip(1).Select(name => KeyValuePair.Create(name, new ZoneMeaning(
            TimeSpan.FromHours(double.Parse(line[0], CultureInfo.InvariantCulture)), Doubtful: Doubtful.Contains(name)))))
        .ToFrozenDictionary();

    public static ZoneMeaning Utc { get; } = new(TimeSpan.Zero);

    /// <summary>A name by itself; null when it is not known.</summary>
    /// <param name="word">Folded, in lower case.</param>
    public static ZoneMeaning? Find(string word)
    {
        // RFC 822 gave the military letters the wrong signs. Nobody can know which a sender followed: RFC 2822 takes all for UTC.
        if (word is [(>= 'a' and <= 'y') and not 'j'])
        {
            return Utc with { Doubtful = true };
        }

        return Meanings.TryGetValue(word, out var meaning) ? meaning : Places.TryGetValue(word, out var place) ? Region(place) : null;
    }

    /// <summary>A name of the tz database, such as <c>America/New_York</c>; null when there is none of that name.</summary>
    public static ZoneMeaning? Region(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var place) ? new ZoneMeaning(null, place) : null;
}
