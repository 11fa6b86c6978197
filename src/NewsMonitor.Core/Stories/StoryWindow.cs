namespace NewsMonitor.Core.Stories;

/// <summary>The articles of the last days, and the stories that they tell.</summary>
/// <remarks>
/// What it decides depends on nothing but the articles inside and their stories: a window that was built anew from stored memberships, in the
/// order in which they were made, decides as the one that made them.
/// </remarks>
public sealed class StoryWindow(StoryOptions options)
{
    /// <summary>Number of articles inside.</summary>
    public int Count => throw new NotImplementedException();

    /// <summary>Finds the story of an article, and takes it in. What is older than the window leaves first.</summary>
    public StoryPlacement Place(StoryArticle article) => throw new NotImplementedException(options.ToString());

    /// <summary>Takes in an article whose place was decided before.</summary>
    /// <param name="article">The article.</param>
    /// <param name="story">Its story today: the one that absorbed it where stories were merged.</param>
    /// <param name="sameTextAs">The article whose text it repeats.</param>
    public void Restore(StoryArticle article, long story, long? sameTextAs) => throw new NotImplementedException($"{article}{story}{sameTextAs}");
}
