using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.Core.Tagging.Model;

/// <summary>A logistic regression that says whether a text of one language is about defence.</summary>
/// <remarks>
/// It reads words that nobody would write a rule for, and the rules' verdict beside them; so it corrects rules that fire in
/// passing, and catches texts that no rule knows. Weights are thousandths and are added as integers: the same text gives the
/// same figure on every machine. How they were learnt: <c>src/NewsMonitor.Training</c>.
/// </remarks>
public sealed record LinearModel
{
    /// <summary>One in the figures of this record.</summary>
    public const int One = 1000;

    /// <summary>Language of the texts it can judge.</summary>
    public required TermLanguage Language { get; init; }

    /// <summary>Log-odds of a text without any known word or term.</summary>
    public required int Bias { get; init; }

    /// <summary>Added when there is no text, only a headline.</summary>
    public required int HeadlineOnly { get; init; }

    /// <summary>Added when at least one topic fired.</summary>
    public required int FiredTopic { get; init; }

    /// <summary>Times the square root of a tenth of the points of all fired topics.</summary>
    public required int FiredPoints { get; init; }

    /// <summary>Times the square root of a tenth of the points of topics that stayed below their threshold.</summary>
    public required int WeakPoints { get; init; }

    /// <summary>Added when something that does harm is told as having happened.</summary>
    public int Harm { get; init; }

    /// <summary>By topic: times the square root of a tenth of its points, when it fired.</summary>
    public IReadOnlyDictionary<string, int> Topics { get; init; } = new Dictionary<string, int>();

    /// <summary>Weight by feature, in the spelling of <see cref="HeadFeatures"/>.</summary>
    public required IReadOnlyDictionary<string, int> Words { get; init; }
}
