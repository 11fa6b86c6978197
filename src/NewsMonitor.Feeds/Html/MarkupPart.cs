namespace NewsMonitor.Feeds.Html;

/// <summary>What <see cref="MarkupScanner"/> has come upon.</summary>
internal enum MarkupPart
{
    /// <summary>Nothing more.</summary>
    End,
    Text,
    StartTag,
    EndTag,
    Comment,

    /// <summary>Something for a reader that knows all the rules.</summary>
    Odd,
}
