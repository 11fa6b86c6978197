namespace NewsMonitor.Core.Tagging.Rules;

/// <summary>A kind of event, such as the signing of an agreement.</summary>
public sealed record EventClass
{
    /// <summary>Stable English slug.</summary>
    public required string Id { get; init; }

    /// <summary>Corresponding CAMEO codes or ranges; empty when there is none.</summary>
    public string Cameo { get; init; } = "";

    /// <summary>Severity when it occurred: 0 info, 1 low, 2 notable, 3 high, 4 critical.</summary>
    public required int Severity { get; init; }

    /// <summary>Whether it does harm where it happens: then one in a watch country is graver.</summary>
    public bool DoesHarm { get; init; }

    /// <summary>Words that tell of it.</summary>
    public required IReadOnlyList<Term> Terms { get; init; }
}

/// <summary>A word that shows that the event of its sentence did not just happen.</summary>
/// <param name="Status">What it makes of the event.</param>
/// <param name="Term">The word.</param>
public sealed record StatusCue(EventStatus Status, Term Term);
