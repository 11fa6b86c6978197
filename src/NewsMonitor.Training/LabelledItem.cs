namespace NewsMonitor.Training;

/// <summary>A text that people labelled.</summary>
/// <param name="Title">Headline.</param>
/// <param name="Text">Text; empty when there is only a headline.</param>
/// <param name="Date">ISO date; empty when unknown. Compared as text.</param>
/// <param name="IsDefence">The label.</param>
/// <param name="Doubt">How far its makers doubt the label.</param>
internal sealed record LabelledItem(string Title, string Text, string Date, bool IsDefence, Doubt Doubt);

/// <summary>How far the makers of a label doubt it.</summary>
internal enum Doubt
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>It is taken as it stands, but counts less.</summary>
    Leaning,

    /// <summary>It says nothing.</summary>
    Full,
}
