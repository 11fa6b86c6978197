namespace NewsMonitor.Conformance;

/// <summary>What each class has reached, in percent of its cases: a change that falls below has broken something.</summary>
internal static class Floors
{
    private static readonly Dictionary<string, double> Percent = new()
    {
        ["base"] = 100,
        ["encoding"] = 100,
        ["illformed"] = 100,
        ["realworld"] = 100,
        ["sanitize"] = 100,
        ["validator"] = 100,
        ["wellformed"] = 100,
    };

    /// <summary>For a class that nobody has set a floor for, what must be reached at least.</summary>
    private const double Otherwise = 95;

    public static double Of(string name) => Percent.GetValueOrDefault(name, Otherwise);
}
