namespace NewsMonitor.Core.Tagging.Model;

/// <summary>The rules' verdict, as the model reads it.</summary>
/// <param name="Fired">Points of the topics that fired.</param>
/// <param name="Weak">Points of those below their threshold.</param>
internal readonly record struct RuleEvidence(decimal Fired, decimal Weak)
{
    public double Topic => Fired > 0 ? 1 : 0;

    /// <summary>The root keeps a long article from drowning every word: its points grow with its length.</summary>
    public double FiredPoints => Math.Sqrt((double)Fired / 10);

    public double WeakPoints => Math.Sqrt((double)Weak / 10);

    public static RuleEvidence Of(IEnumerable<TopicTag> fired, IEnumerable<TopicTag> weak) =>
        new(fired.Sum(topic => topic.Points), weak.Sum(topic => topic.Points));
}
