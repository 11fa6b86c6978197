namespace NewsMonitor.Core.Tagging.Model;

/// <summary>What the model made of a text.</summary>
/// <param name="LogOdds">Thousandths; 0 and more is defence.</param>
/// <param name="Strongest">The words that moved it most, strongest first, whichever way.</param>
public sealed record ModelReading(int LogOdds, IReadOnlyList<ModelWord> Strongest);

/// <summary>A feature of the text and what it added.</summary>
/// <param name="Feature">A word, a pair, or a beginning or end with <c>*</c>; folded.</param>
/// <param name="LogOdds">Thousandths that it added; negative speaks against defence.</param>
public sealed record ModelWord(string Feature, int LogOdds);
