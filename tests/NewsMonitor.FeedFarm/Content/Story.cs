namespace NewsMonitor.FeedFarm.Content;

/// <summary>The text of one item, before it is put into a feed.</summary>
internal sealed record Story(string Title, IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Categories, string Author);
