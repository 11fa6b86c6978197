namespace NewsMonitor.Core.Tagging.Words;

/// <summary>One word of an article; a hyphenated word is several, joined.</summary>
internal sealed record Word
{
    /// <summary>As written, cleaned: for case-sensitive terms.</summary>
    public required string Cased { get; init; }

    /// <summary>Folded: for all others.</summary>
    public required string Folded { get; init; }

    public required TextField Field { get; init; }

    /// <summary>Offset of the first character in its text.</summary>
    public required int Start { get; init; }

    /// <summary>Offset after the last character in its text.</summary>
    public required int End { get; init; }

    /// <summary>Number of the text it stands in: the title is one, each category is one.</summary>
    public required int Text { get; init; }

    /// <summary>Number of its sentence, unique in the article.</summary>
    public required int Sentence { get; init; }

    /// <summary>True when only a hyphen parts it from the next word.</summary>
    public bool JoinsNext { get; set; }

    /// <summary>True for <c>Luft-</c> in <c>Luft- und Raketenabwehr</c>.</summary>
    public bool IsSuspended { get; set; }
}
