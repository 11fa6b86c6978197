namespace NewsMonitor.Training;

/// <summary>A text that people labelled.</summary>
/// <param name="Title">Headline.</param>
/// <param name="Text">Text; empty when there is only a headline.</param>
/// <param name="Date">ISO date; empty when unknown. Compared as text.</param>
/// <param name="IsDefence">The label.</param>
/// <param name="IsGrey">True when the label's makers could not tell.</param>
internal sealed record LabelledItem(string Title, string Text, string Date, bool IsDefence, bool IsGrey);
