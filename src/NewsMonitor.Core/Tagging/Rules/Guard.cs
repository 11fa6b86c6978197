namespace NewsMonitor.Core.Tagging.Rules;

/// <summary>Takes misleading words out of the evidence: the defence of a football team is no defence policy.</summary>
/// <remarks>A guard masks words, it never vetoes an article: soldiers who play football stay soldiers.</remarks>
public sealed record Guard
{
    /// <summary>Name for explanations.</summary>
    public required string Id { get; init; }

    /// <summary>Words to mask; of a phrase, all its words.</summary>
    public required IReadOnlyList<Term> Terms { get; init; }

    /// <summary>The guard works only when one of these stands anywhere in the article; empty = always.</summary>
    public IReadOnlyList<TermPattern> Context { get; init; } = [];

    /// <summary>The guard rests when one of these stands anywhere in the article.</summary>
    public IReadOnlyList<TermPattern> Unless { get; init; } = [];
}
