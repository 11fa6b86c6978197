using System.Collections.Frozen;
using System.Globalization;

namespace NewsMonitor.Core.Search;

/// <summary>How a word takes part in compounds, counted in different words.</summary>
/// <param name="Modifier">How many it modifies: <c>Rüstung</c> in <c>Rüstungsexport</c>. 0: it never does.</param>
/// <param name="Head">Of how many it is the last part: <c>Export</c>. 0: it never is.</param>
public readonly record struct PartUse(int Modifier, int Head);

/// <summary>Words that German compounds are made of, folded (<c>ruestung</c>). Read only: safe to share.</summary>
/// <remarks>
/// The shipped list belongs to this version of the splitter, not to a configuration set: nobody tunes it for his installation, and one that was set up
/// before there was a search needs nothing applied to have it.
/// </remarks>
public sealed class CompoundParts
{
    private const string Resource = "NewsMonitor.Core.Search.parts.de.tsv";

    private static readonly Lazy<CompoundParts> Shipped = new(ReadShipped);

    private readonly FrozenDictionary<string, PartUse>.AlternateLookup<ReadOnlySpan<char>> _uses;

    /// <summary>Takes the words as they are.</summary>
    /// <param name="uses">Folded words. One that is used in no place is a word to be left whole.</param>
    public CompoundParts(IReadOnlyDictionary<string, PartUse> uses)
    {
        ArgumentNullException.ThrowIfNull(uses);
        var frozen = uses.ToFrozenDictionary(StringComparer.Ordinal);
        Count = frozen.Count;
        _uses = frozen.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What <c>NewsMonitor.Training</c> has learnt.</summary>
    public static CompoundParts German => Shipped.Value;

    /// <summary>Number of words.</summary>
    public int Count { get; }

    /// <summary>Reads lines of word, modifier and head, with tabs between; <c>#</c> begins a comment.</summary>
    /// <exception cref="FormatException">A line is something else; the message says which.</exception>
    public static CompoundParts Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var uses = new Dictionary<string, PartUse>(StringComparer.Ordinal);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line is [] or ['#', ..])
            {
                continue;
            }

            if (line.Split('\t') is not [{ Length: > 0 } word, var modifier, var head] || !TryCount(modifier, out var modifies) || !TryCount(head, out var heads)
                || !uses.TryAdd(word, new PartUse(modifies, heads)))
            {
                throw new FormatException($"Line {number}: not a new word and two counts.");
            }
        }

        return new CompoundParts(uses);
    }

    /// <summary>Whether a word is known, and how it is used.</summary>
    internal bool TryGet(ReadOnlySpan<char> word, out PartUse use) => _uses.TryGetValue(word, out use);

    private static bool TryCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private static CompoundParts ReadShipped()
    {
        using var stream = typeof(CompoundParts).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
