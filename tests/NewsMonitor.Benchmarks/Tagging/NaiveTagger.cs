using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Benchmarks.Tagging;

/// <summary>What one would write first: search every spelling of every term in the text.</summary>
internal sealed class NaiveTagger(RuleSet rules)
{
    private readonly string[][][] _terms =
    [
        .. rules.Topics.SelectMany(topic => topic.Terms).Select(term => term.Term)
            .Concat(rules.Entities.SelectMany(entity => entity.Names))
            .Select(term => term.Pattern.Words.Select(word => word.Spellings.Select(spelling => Normaliser.Fold(spelling)).ToArray()).ToArray()),
    ];

    /// <summary>How many terms stand in the text; their order and place are not looked at.</summary>
    public int Count(TaggableText text)
    {
        var folded = string.Join('\n', Normaliser.Fold(text.Title), Normaliser.Fold(text.Lead), Normaliser.Fold(text.Body));
        var count = 0;
        foreach (var words in _terms)
        {
            if (Array.TrueForAll(words, spellings => Array.Exists(spellings, spelling => folded.Contains(spelling, StringComparison.Ordinal))))
            {
                count++;
            }
        }

        return count;
    }
}
