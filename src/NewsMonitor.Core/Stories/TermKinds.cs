namespace NewsMonitor.Core.Stories;

/// <summary>What a term of an article is.</summary>
[Flags]
internal enum TermKinds : byte
{
    None = 0,

    /// <summary>Written as a name somewhere in the article.</summary>
    Name = 1,

    /// <summary>Stands in the headline or the beginning of the text.</summary>
    Head = 2,

    /// <summary>Holds a digit.</summary>
    Number = 4,

    /// <summary>Two words that follow each other.</summary>
    Pair = 8,

    /// <summary>An entity that the tagger found, the same in every language.</summary>
    Entity = 16,

    /// <summary>A topic or a kind of event, the same in every language.</summary>
    Concept = 32,
}
