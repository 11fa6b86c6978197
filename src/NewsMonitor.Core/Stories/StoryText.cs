namespace NewsMonitor.Core.Stories;

/// <summary>An article as it is compared: no text, only numbers that stand for its words.</summary>
internal sealed record StoryText
{
    public required StoryArticle Article { get; init; }

    /// <summary>Hashes of terms, ascending.</summary>
    public required uint[] Terms { get; init; }

    /// <summary>Of each term: 1 + ln of how often it occurs.</summary>
    public required float[] Weights { get; init; }

    /// <summary>Of each term: what it is.</summary>
    public required TermKinds[] Kinds { get; init; }

    /// <summary>Years that the text names, ascending.</summary>
    public required ushort[] Years { get; init; }

    /// <summary>Hashes of three words that follow each other, ascending; of headline and text where the text is short.</summary>
    public required uint[] Triples { get; init; }

    /// <summary>The words of the headline, each once.</summary>
    public required HeadlineWord[] Headline { get; init; }

    /// <summary>Names, dates and numbers with the words around them, ascending by those.</summary>
    public required Slot[] Slots { get; init; }
}

/// <summary>A name, date or number in its place.</summary>
/// <param name="Place">Hash of the words before and after it.</param>
/// <param name="Filling">Hash of what stands there.</param>
internal readonly record struct Slot(uint Place, uint Filling) : IComparable<Slot>
{
    public int CompareTo(Slot other) => Place != other.Place ? Place.CompareTo(other.Place) : Filling.CompareTo(other.Filling);
}

/// <summary>A word of a headline.</summary>
/// <param name="Folded">The word.</param>
/// <param name="IsFact">True for a number, a date, or a word with a capital where capitals tell something.</param>
internal readonly record struct HeadlineWord(string Folded, bool IsFact);
