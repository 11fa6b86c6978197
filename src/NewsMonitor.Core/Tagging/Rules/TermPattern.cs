using NewsMonitor.Core.Tagging.Entities;

namespace NewsMonitor.Core.Tagging.Rules;

/// <summary>A term in the small language of rule files: one word, or a phrase of up to six.</summary>
/// <remarks>
/// <c>Wort</c> takes the endings of its language; <c>Wort*</c> any continuation; <c>*wort</c> any compound that ends so;
/// <c>Wort!</c> none; <c>=NATO</c> is case-sensitive. The words of a phrase stand in this order in one sentence, with at
/// most one other word between two of them. A hyphen is written or not: <c>anti-ship*</c> also finds <c>antiship</c>.
/// As context, <c>@weapon</c> stands for every entity of a type. There are no regular expressions: they can be neither validated nor explained, nor bounded in time.
/// </remarks>
public sealed class TermPattern : IEquatable<TermPattern>
{
    internal TermPattern(string text, TermLanguage language, IReadOnlyList<WordPattern> words)
    {
        Text = text;
        Language = language;
        Words = words;
    }

    /// <summary>The term as written in the rule.</summary>
    public string Text { get; }

    /// <summary>The language of the text that it fires on.</summary>
    public TermLanguage Language { get; }

    /// <summary>The entity type that it stands for; null when it is made of words.</summary>
    public EntityType? Class { get; private init; }

    internal IReadOnlyList<WordPattern> Words { get; }

    internal bool IsCased => Words.Any(word => word.Match == WordMatch.Cased);

    /// <summary>The context "any entity of this type": <c>@weapon</c>.</summary>
    public static TermPattern OfClass(EntityType type) => new($"@{type.Slug()}", TermLanguage.Any, []) { Class = type };

    /// <summary>Reads a term.</summary>
    /// <param name="text">The term as written.</param>
    /// <param name="language">Its language.</param>
    /// <param name="pattern">The term; null when it cannot be read.</param>
    /// <param name="problem">What is wrong with it, for the person who wrote it; null when nothing is.</param>
    public static bool TryParse(string text, TermLanguage language, out TermPattern? pattern, out TermProblem? problem) =>
        TermGrammar.TryParse(text, language, out pattern, out problem);

    /// <summary>Whether each text that matches <paramref name="other"/> has words that this term matches.</summary>
    /// <remarks>Exact for single words; a phrase covers nothing.</remarks>
    public bool Covers(TermPattern other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Words.Count == 1
            && (Language == TermLanguage.Any || Language == other.Language)
            && other.Words.Any(Words[0].Covers);
    }

    /// <inheritdoc/>
    public bool Equals(TermPattern? other) => other is not null && Language == other.Language && Class == other.Class && Words.SequenceEqual(other.Words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TermPattern);

    /// <inheritdoc/>
    public override int GetHashCode() => Words.Aggregate(HashCode.Combine(Language, Class), HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Why a term cannot be read.</summary>
/// <param name="IsTooShort">True when it is well-formed but would match too much.</param>
/// <param name="Message">What to do about it.</param>
public sealed record TermProblem(bool IsTooShort, string Message);
