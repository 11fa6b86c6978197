namespace NewsMonitor.Core.Watch.Conditions;

/// <summary>What became of a text in the grammar of conditions.</summary>
/// <param name="Condition">The tree; null when there is any problem.</param>
/// <param name="Ids">All ids it names, to be looked up by who knows them.</param>
/// <param name="Problem">The first thing that is wrong; null when nothing is.</param>
public sealed record ParsedCondition(Condition? Condition, IReadOnlyList<NamedId> Ids, ConditionProblem? Problem);

/// <summary>An id in a condition.</summary>
/// <param name="Field">What it is compared with.</param>
/// <param name="Id">As written.</param>
/// <param name="At">Where in the text, from 0.</param>
public sealed record NamedId(WatchField Field, string Id, int At);

/// <summary>Something wrong in a condition.</summary>
/// <param name="Fault">What kind.</param>
/// <param name="At">Where in the text, from 0.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Word">The word that nobody knows, for <see cref="ConditionFault.UnknownField"/>; else null.</param>
public sealed record ConditionProblem(ConditionFault Fault, int At, string Message, string? Word = null);

/// <summary>What can be wrong in a condition.</summary>
public enum ConditionFault
{
    /// <summary>It cannot be read.</summary>
    Syntax,

    /// <summary>There is no such field.</summary>
    UnknownField,

    /// <summary>The field cannot be compared like that.</summary>
    Mismatch,

    /// <summary>It is too long or too deep.</summary>
    TooLarge,
}
