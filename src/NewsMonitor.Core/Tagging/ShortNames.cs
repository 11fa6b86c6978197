using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Matching;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging;

/// <summary>Finds out who is meant by a surname. "Austin" is also a city.</summary>
/// <remarks>
/// A surname means a person whose full name stands in the article, or who then held a role that a word beside the surname names. The role
/// decides between two of the same name; where it does not, nobody is meant.
/// </remarks>
internal sealed class ShortNames
{
    /// <summary>Words of one sentence between a surname and the word for the role, at most: "Blinken traf am Samstag seinen Amtskollegen".</summary>
    private const int Within = 8;

    private readonly Postings<(CompiledEntity Person, CompiledTerm Term)> _names = new();
    private readonly Dictionary<string, CompiledTerm[]> _roles;

    public ShortNames(EntityCatalogue catalogue, IReadOnlyList<Role> roles, TermIndex index)
    {
        _roles = roles.ToDictionary(role => role.Id, role => role.Words.Select(word => new CompiledTerm(word, index)).ToArray(), StringComparer.Ordinal);
        foreach (var person in catalogue.Entities)
        {
            foreach (var term in person.Entity.ShortNames)
            {
                var compiled = new CompiledTerm(term, index);
                _names.Add(compiled.Id, (person, compiled));
            }
        }

        _names.Freeze();
    }

    /// <summary>Adds whom the surnames of the reading mean to its mentions, which hold the full names already.</summary>
    public void Resolve(Reading reading)
    {
        MarkFullNames(reading, out var named);
        List<(Span Words, CompiledEntity Person, Term Term)>? candidates = null;
        foreach (var term in reading.Terms)
        {
            foreach (var (person, name) in _names.Of(term))
            {
                foreach (var span in reading.PlacesOf(term))
                {
                    if (reading.Words[span.First] == 0 && name.Counts(reading, span, out _))
                    {
                        (candidates ??= []).Add((span, person, name.Term));
                    }
                }
            }
        }

        if (candidates is null)
        {
            return;
        }

        foreach (var sameWords in candidates.GroupBy(candidate => candidate.Words.First))
        {
            var known = sameWords.Where(candidate => HasRoleBeside(candidate.Words, candidate.Person, reading)).ToList();
            if (known.Count == 0)
            {
                known = [.. sameWords.Where(candidate => named.Contains(candidate.Person.Number))];
            }

            if (known.Count > 0 && known.TrueForAll(candidate => candidate.Person == known[0].Person))
            {
                reading.Mentions.Add(new Mention(known[0].Person, known[0].Term, known[0].Words));
            }
        }
    }

    /// <summary>Marks the words of full names: a surname in them is told already.</summary>
    private static void MarkFullNames(Reading reading, out HashSet<int> named)
    {
        named = [];
        reading.Words.Clear();
        foreach (var mention in reading.Mentions.InTextOrder)
        {
            if (mention.Entity.Entity.Type == EntityType.Person)
            {
                named.Add(mention.Entity.Number);
                for (var word = mention.Words.First; word <= mention.Words.Last; word++)
                {
                    reading.Words[word] = 1;
                }
            }
        }
    }

    private bool HasRoleBeside(Span words, CompiledEntity person, Reading reading)
    {
        foreach (var held in person.Entity.Roles)
        {
            if (person.Holds(held.Role, reading.Published) && _roles.TryGetValue(held.Role, out var terms)
                && Array.Exists(terms, term => StandsBeside(term, words, reading)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StandsBeside(CompiledTerm role, Span words, Reading reading)
    {
        foreach (var other in reading.Between(role.Id, words.First - Within - 1, words.Last + Within + 1))
        {
            var isBeside = other.Last < words.First ? words.First - other.Last <= Within + 1 : other.First > words.Last;
            if (isBeside && reading.SentenceOf(other) == reading.SentenceOf(words) && role.MayCount(reading) && role.Counts(reading, other, out _))
            {
                return true;
            }
        }

        return false;
    }
}
