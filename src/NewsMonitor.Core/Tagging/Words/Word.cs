using System.Runtime.InteropServices;

namespace NewsMonitor.Core.Tagging.Words;

/// <summary>One word of an article; a hyphenated word is several, joined. Its letters lie in the <see cref="Document"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Word
{
    /// <summary>The folded word.</summary>
    public int FoldedStart, FoldedEnd;

    /// <summary>The word as written, cleaned.</summary>
    public int CasedStart, CasedEnd;

    /// <summary>Offset of the first character in its text, and after the last.</summary>
    public int Start, End;

    /// <summary>Number of the text it stands in: the title is one, each category is one.</summary>
    public int Text;

    /// <summary>Number of its sentence, unique in the article.</summary>
    public int Sentence;

    public TextField Field;

    /// <summary>True when only a hyphen parts it from the next word.</summary>
    public bool JoinsNext;

    /// <summary>True for <c>Luft-</c> in <c>Luft- und Raketenabwehr</c>.</summary>
    public bool IsSuspended;
}
