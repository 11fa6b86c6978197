namespace NewsMonitor.Core.Tagging.Words;

/// <summary>The part of an article a word stands in.</summary>
internal enum TextField : byte
{
    Title,
    Lead,
    Category,
    Body,
}

internal static class TextFields
{
    /// <summary>How much more a word says in a prominent place.</summary>
    public static int Factor(this TextField field) => field switch
    {
        TextField.Title => 3,
        TextField.Lead or TextField.Category => 2,
        _ => 1,
    };

    /// <summary>The name in evidence.</summary>
    public static string Name(this TextField field) => field switch
    {
        TextField.Title => "title",
        TextField.Lead => "lead",
        TextField.Category => "category",
        _ => "body",
    };
}
