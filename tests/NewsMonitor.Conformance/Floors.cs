namespace NewsMonitor.Conformance;

/// <summary>What each class has reached, in percent of its cases: a change that falls below has broken something.</summary>
internal static class Floors
{
    private static readonly Dictionary<string, double> Percent = new()
    {
        ["wellformed"] = 0,
    };

    public static double Of(string name) => Percent.GetValueOrDefault(name);
}
