using System.Collections.Frozen;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.Core.Stories;

/// <summary>Words that are names wherever they are written with a capital. German needs them: it writes every noun so.</summary>
public sealed class StoryNames
{
    private readonly FrozenSet<string> _words;

    private StoryNames(IEnumerable<string> words) => _words = words.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>No names are known: only how a word is written tells.</summary>
    public static StoryNames None { get; } = new([]);

    /// <summary>The names of people and places, and what else is called by a single word.</summary>
    public static StoryNames Of(RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new StoryNames(rules.Entities.SelectMany(entity => TermsOf(entity)
            .Select(term => term.Pattern.Words)
            .Where(words => entity.Type == EntityType.Person || words.Count == 1)
            .SelectMany(words => words)
            .SelectMany(word => word.Spellings)
            .Select(spelling => spelling.ToLowerInvariant())));
    }

    internal bool Contains(ReadOnlySpan<char> folded) => _words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);

    private static IEnumerable<Term> TermsOf(Entity entity) =>
        entity.Names.Concat(entity.ShortNames).Concat(entity.Adjectives).Concat(entity.Inhabitants);
}
