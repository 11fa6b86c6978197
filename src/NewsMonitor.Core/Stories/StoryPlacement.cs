namespace NewsMonitor.Core.Stories;

/// <summary>Where an article belongs.</summary>
/// <param name="Story">The story, named by its first article; the article's own number where it begins one.</param>
/// <param name="SameTextAs">The earliest article of the window whose text it repeats; null when it is a text of its own.</param>
/// <param name="Similarity">How like the story it is: 0 to 1; 1 for the article that begins one.</param>
/// <param name="Absorbed">Stories that turned out to be this one: they end here. The oldest keeps its number.</param>
public sealed record StoryPlacement(long Story, long? SameTextAs, double Similarity, IReadOnlyList<long> Absorbed);
