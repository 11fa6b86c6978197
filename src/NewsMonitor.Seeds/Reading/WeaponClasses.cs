using System.Collections.Frozen;

namespace NewsMonitor.Seeds.Reading;

/// <summary>What kinds of weapon there are, coarse to fine: after the Common Military List of the EU, in words of the news.</summary>
internal static class WeaponClasses
{
    private const string Classes =
        "aircraft/fighter aircraft/bomber aircraft/transport aircraft/tanker aircraft/reconnaissance aircraft/early-warning aircraft/trainer "
        + "helicopter/attack helicopter/transport drone/combat drone/reconnaissance drone/loitering "
        + "missile/air-defence missile/cruise missile/ballistic missile/anti-ship missile/anti-tank missile/air-to-air "
        + "armoured/mbt armoured/ifv armoured/apc armoured/engineer artillery/howitzer artillery/rocket artillery/mortar "
        + "ship/aircraft-carrier ship/destroyer ship/frigate ship/corvette ship/submarine ship/amphibious ship/support "
        + "small-arms ammunition radar satellite nuclear vehicle electronic-warfare air-defence-gun";

    public static readonly FrozenSet<string> All = Classes.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The coarse ones, for which weights can be given as well.</summary>
    public static readonly FrozenSet<string> Families = All.Select(name => name.Split('/')[0]).ToFrozenSet(StringComparer.Ordinal);
}
