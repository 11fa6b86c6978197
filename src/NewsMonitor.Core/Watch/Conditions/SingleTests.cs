using System.Globalization;

namespace NewsMonitor.Core.Watch.Conditions;

/// <summary><c>severity >= 3</c>.</summary>
/// <param name="Field">A field that is a number.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Value">With what.</param>
public sealed record NumberTest(WatchField Field, Comparison Comparison, int Value) : Condition
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Field.Word()} {Comparison.Sign()} {Value}");

    internal override bool Holds(WatchedStory story, ICollection<string> because)
    {
        var number = story.Number(Field);
        if (!Comparison.Holds(number, Value))
        {
            return false;
        }

        because.Add(string.Create(CultureInfo.InvariantCulture, $"{Field.Word()} {number} {Comparison.Sign()} {Value}"));
        return true;
    }

    internal override Condition Negated() => this with { Comparison = Comparison.Negated() };
}

/// <summary><c>topic in (land, air)</c>.</summary>
/// <param name="Field">A field of ids.</param>
/// <param name="Ids">One of them must be among the story's.</param>
public sealed record MemberTest(WatchField Field, IReadOnlyList<string> Ids) : Condition
{
    /// <inheritdoc/>
    public override string ToString() => $"{Field.Word()} in ({string.Join(", ", Ids)})";

    internal override bool Holds(WatchedStory story, ICollection<string> because)
    {
        var found = Ids.Where(story.Ids(Field).Contains).ToList();
        if (found.Count > 0)
        {
            because.Add($"{Field.Word()} has {string.Join(", ", found)}");
        }

        return found.Count > 0;
    }
}

/// <summary><c>count(place in (JP, KR)) >= 2</c>.</summary>
/// <param name="Field">A field of ids.</param>
/// <param name="Ids">Those that are counted, each once.</param>
/// <param name="Comparison">How their number is compared.</param>
/// <param name="Value">With what.</param>
public sealed record CountTest(WatchField Field, IReadOnlyList<string> Ids, Comparison Comparison, int Value) : Condition
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"count({Field.Word()} in ({string.Join(", ", Ids)})) {Comparison.Sign()} {Value}");

    internal override bool Holds(WatchedStory story, ICollection<string> because)
    {
        var count = Ids.Count(story.Ids(Field).Contains);
        if (!Comparison.Holds(count, Value))
        {
            return false;
        }

        because.Add(string.Create(
            CultureInfo.InvariantCulture, $"count({Field.Word()} in {string.Join(",", Ids)}) = {count} {Comparison.Sign()} {Value}"));
        return true;
    }

    internal override Condition Negated() => this with { Comparison = Comparison.Negated() };
}

/// <summary><c>text ~ "phrase"</c>.</summary>
/// <param name="Phrase">As <see cref="WatchedStory.HasPhrase"/> reads it.</param>
public sealed record PhraseTest(string Phrase) : Condition
{
    /// <inheritdoc/>
    public override string ToString() => $"text ~ \"{Phrase}\"";

    internal override bool Holds(WatchedStory story, ICollection<string> because)
    {
        if (!story.HasPhrase(Phrase))
        {
            return false;
        }

        because.Add($"text has \"{Phrase}\"");
        return true;
    }
}
