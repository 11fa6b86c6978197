namespace NewsMonitor.FeedFarm.Content;

/// <summary>What a story is about; a decoy only sounds like defence: sport, courts, price wars.</summary>
internal enum Topic
{
    Defence,
    Decoy,
    Politics,
    Economy,
    Sport,
    Local,
    Weather,
    Culture,
    Science,
}

/// <summary>Headlines, sentences and categories of one topic in one language.</summary>
internal sealed record Patterns(string[] Titles, string[] Sentences, string[] Categories);
