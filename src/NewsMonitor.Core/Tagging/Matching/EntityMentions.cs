using System.Runtime.InteropServices;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>Where an article names entities.</summary>
internal sealed class EntityMentions(int entities)
{
    private readonly List<Mention> _mentions = [];
    private readonly List<Mention> _grouped = [];
    private readonly List<MentionGroup> _groups = [];
    private readonly Marks _lastWord = new();

    public ReadOnlySpan<Mention> InTextOrder => CollectionsMarshal.AsSpan(_mentions);

    /// <summary>The entities that are named outside of masked words, in the order of the rules.</summary>
    public ReadOnlySpan<MentionGroup> Groups => CollectionsMarshal.AsSpan(_groups);

    public ReadOnlySpan<Mention> Of(MentionGroup group) => CollectionsMarshal.AsSpan(_grouped).Slice(group.First, group.Count);

    public void Clear()
    {
        _mentions.Clear();
        _grouped.Clear();
        _groups.Clear();
    }

    public void Add(Mention mention) => _mentions.Add(mention);

    /// <summary>Brings the mentions into the order of the text, the longer first; words that name one entity twice count once.</summary>
    public void Sort()
    {
        _mentions.Sort(static (one, other) =>
            one.Words.First != other.Words.First ? one.Words.First.CompareTo(other.Words.First)
            : one.Words.Last != other.Words.Last ? other.Words.Last.CompareTo(one.Words.Last)
            : one.Entity.Number.CompareTo(other.Entity.Number));
        _lastWord.Reset(entities);
        _mentions.RemoveAll(mention =>
        {
            var isSame = mention.Words.First < _lastWord[mention.Entity.Number];
            if (!isSame)
            {
                _lastWord[mention.Entity.Number] = mention.Words.Last + 1;
            }

            return isSame;
        });
    }

    public void RemoveAll(Predicate<Mention> match) => _mentions.RemoveAll(match);

    /// <summary>Groups what is not masked by entity.</summary>
    public void Group(Reading reading)
    {
        foreach (var mention in _mentions)
        {
            if (!reading.IsMasked(mention.Words))
            {
                _grouped.Add(mention);
            }
        }

        _grouped.Sort(static (one, other) =>
            one.Entity.Number != other.Entity.Number ? one.Entity.Number.CompareTo(other.Entity.Number) : one.Words.First.CompareTo(other.Words.First));
        for (var first = 0; first < _grouped.Count;)
        {
            var count = 1;
            while (first + count < _grouped.Count && _grouped[first + count].Entity == _grouped[first].Entity)
            {
                count++;
            }

            _groups.Add(new MentionGroup(_grouped[first].Entity, first, count));
            first += count;
        }
    }
}

/// <summary>Words that name an entity.</summary>
/// <param name="Entity">Whom or what they name.</param>
/// <param name="Term">The term that found them.</param>
/// <param name="Words">Where they stand.</param>
/// <param name="IsMetonym">Whether the entity is meant by the name of its capital.</param>
internal readonly record struct Mention(CompiledEntity Entity, Term Term, Span Words, bool IsMetonym = false);

/// <summary>The mentions of one entity.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="First">Where its mentions begin among all that are grouped.</param>
/// <param name="Count">How many they are.</param>
internal readonly record struct MentionGroup(CompiledEntity Entity, int First, int Count);
