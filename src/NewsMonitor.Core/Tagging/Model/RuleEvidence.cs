namespace NewsMonitor.Core.Tagging.Model;

/// <summary>The rules' verdict, as the model reads it.</summary>
/// <param name="Fired">Points of the topics that fired.</param>
/// <param name="Weak">Points of those below their threshold.</param>
internal readonly record struct RuleEvidence(decimal Fired, decimal Weak)
{
    /// <summary>The topics that fired: sanctions and espionage have as many words as a battle, and are another subject as often as not.</summary>
    public IReadOnlyList<TopicTag> Topics { get => field ?? []; init; }

    /// <summary>Whether something was told that does harm and happened: parliaments debate wars, news tells of attacks.</summary>
    public bool TellsOfHarm { get; init; }

    public double Topic => Fired > 0 ? 1 : 0;

    public double Harm => TellsOfHarm ? 1 : 0;

    /// <summary>The root keeps a long article from drowning every word: its points grow with its length.</summary>
    public double FiredPoints => Root(Fired);

    public double WeakPoints => Root(Weak);

    public static double Root(decimal points) => Math.Sqrt((double)points / 10);

    public static RuleEvidence Of(IReadOnlyList<TopicTag> fired, IEnumerable<TopicTag> weak) =>
        new(fired.Sum(topic => topic.Points), weak.Sum(topic => topic.Points)) { Topics = fired };
}
