using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Model;

namespace NewsMonitor.Core.Tagging;

/// <summary>What the tagging engine found in one article, and why.</summary>
public sealed record TagResult
{
    /// <summary>How much the article is about defence and security: 0 to 100.</summary>
    public required int Relevance { get; init; }

    /// <summary>How grave what happened is, and which event class says so.</summary>
    /// <remarks>The gravest event that the title, the lead or more than one sentence tells; a single sentence of the body is background.</remarks>
    public required Severity Severity { get; init; }

    /// <summary>Topics that fired, strongest first.</summary>
    public required IReadOnlyList<TopicTag> Topics { get; init; }

    /// <summary>Event classes that were recognised, gravest first.</summary>
    public required IReadOnlyList<EventTag> Events { get; init; }

    /// <summary>Who and what the article names: main ones first, then by number of mentions.</summary>
    public IReadOnlyList<EntityTag> Entities { get; init; } = [];

    /// <summary>Topics with too little evidence, strongest first: for the question why a tag is missing.</summary>
    public IReadOnlyList<TopicTag> NotFired { get; init; } = [];

    /// <summary>Words that guards took out of the evidence.</summary>
    public IReadOnlyList<MaskedWords> Masked { get; init; } = [];

    /// <summary>What the model made of the article; null when there is none for its language.</summary>
    public ModelReading? Model { get; init; }

    /// <summary>True when the article has more than 100,000 words: those after were not read.</summary>
    public bool Truncated { get; init; }
}

/// <summary>Words that gave no evidence because a guard knows them as misleading.</summary>
/// <param name="Guard">Id of the guard.</param>
/// <param name="Field">Where: <c>title</c>, <c>lead</c>, <c>category</c> or <c>body</c>.</param>
/// <param name="Text">The words of the article.</param>
public sealed record MaskedWords(string Guard, string Field, string Text);

/// <summary>How grave an event is.</summary>
/// <param name="Level">0 info, 1 low, 2 notable, 3 high, 4 critical.</param>
/// <param name="Because">Event class and status that gave the level, such as <c>agreement-signed/occurred</c>; null at level 0 without event.</param>
public sealed record Severity(int Level, string? Because)
{
    /// <summary>The word for the level.</summary>
    public string Label => Level switch { 0 => "info", 1 => "low", 2 => "notable", 3 => "high", _ => "critical" };
}

/// <summary>A topic that an article is tagged with.</summary>
/// <param name="Id">Topic id of the taxonomy.</param>
/// <param name="Salience">Whether the article is about it or only mentions it.</param>
/// <param name="Points">Points of the topic, 0 to 40, in quarters.</param>
/// <param name="Evidence">The matches that gave the points, strongest first.</param>
public sealed record TopicTag(string Id, Salience Salience, decimal Points, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>The patterns of <c>not-with</c> that stand in the article and halved the points; empty when none does.</summary>
    public IReadOnlyList<string> Halved { get; init; } = [];
}

/// <summary>Somebody or something that an article names.</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Type">What it is.</param>
/// <param name="Country">ISO code: of a person where the role is held, else the state it belongs to; null when there is none.</param>
/// <param name="Role">Role that a person held when the article was published; null when none is known.</param>
/// <param name="Salience">Main when it stands in title or lead, or at least three times.</param>
/// <param name="Mentions">How often it is named, 1 or more.</param>
/// <param name="IsMetonym">True when it is meant, at least once, by the name of its capital.</param>
/// <param name="Evidence">The words that named it, each term once.</param>
public sealed record EntityTag(
    string Id, EntityType Type, string? Country, string? Role, Salience Salience, int Mentions, bool IsMetonym, IReadOnlyList<Evidence> Evidence);

/// <summary>Whether an article is about something or only mentions it.</summary>
public enum Salience
{
    /// <summary>Named in passing: a filter for reports, no reason to wake somebody.</summary>
    Mentioned,

    /// <summary>What the article is about.</summary>
    Main,
}

/// <summary>A kind of event that an article tells of.</summary>
/// <param name="Class">Event class of the taxonomy, such as <c>agreement-signed</c>.</param>
/// <param name="Status">Whether it happened or is only spoken of.</param>
/// <param name="Severity">Severity of this event, 0 to 4.</param>
/// <param name="Evidence">The matches that showed it.</param>
public sealed record EventTag(string Class, EventStatus Status, int Severity, IReadOnlyList<Evidence> Evidence);

/// <summary>Whether an event happened or is only spoken of.</summary>
public enum EventStatus
{
    /// <summary>It happened.</summary>
    Occurred,

    /// <summary>It is intended or expected.</summary>
    Planned,

    /// <summary>Somebody threatens to do it.</summary>
    Threatened,

    /// <summary>It lies in the past of the article's news.</summary>
    Historical,

    /// <summary>It is spoken of as a possibility to prevent or deter.</summary>
    Hypothetical,
}

/// <summary>One match in the text: why a tag fired.</summary>
/// <param name="Field">Where: <c>title</c>, <c>lead</c>, <c>category</c> or <c>body</c>.</param>
/// <param name="Text">The words of the article that matched.</param>
/// <param name="Term">The term of the rule, as written in the file.</param>
/// <param name="Points">Points that this match gave, field factor and repetition included; 0 where a match gives none.</param>
/// <param name="Rule">Where the term stands: <c>file:line</c>.</param>
public sealed record Evidence(string Field, string Text, string Term, decimal Points, string Rule);
