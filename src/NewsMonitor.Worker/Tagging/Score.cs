namespace NewsMonitor.Worker.Tagging;

/// <summary>How often verdicts and labels agree.</summary>
/// <param name="Hits">Defence, and tagged so.</param>
/// <param name="FalseAlarms">Not defence, but tagged so.</param>
/// <param name="Misses">Defence, but not tagged so.</param>
/// <param name="Rest">Neither.</param>
internal readonly record struct Score(int Hits, int FalseAlarms, int Misses, int Rest)
{
    /// <summary>Share of the tagged that are defence; 0 when nothing is tagged.</summary>
    public double Precision => Share(Hits, Hits + FalseAlarms);

    /// <summary>Share of defence that is tagged.</summary>
    public double Recall => Share(Hits, Hits + Misses);

    /// <summary>Harmonic mean of both.</summary>
    public double F1 => Share(2 * Hits, (2 * Hits) + FalseAlarms + Misses);

    /// <summary>Share of the others that are tagged all the same.</summary>
    public double FalseAlarmRate => Share(FalseAlarms, FalseAlarms + Rest);

    public Score With(bool isDefence, bool isTagged) => (isDefence, isTagged) switch
    {
        (true, true) => this with { Hits = Hits + 1 },
        (false, true) => this with { FalseAlarms = FalseAlarms + 1 },
        (true, false) => this with { Misses = Misses + 1 },
        _ => this with { Rest = Rest + 1 },
    };

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
