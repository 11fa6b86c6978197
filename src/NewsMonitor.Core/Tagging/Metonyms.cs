using NewsMonitor.Core.Tagging.Matching;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging;

/// <summary>Capitals that act are governments: "Washington fordert", but not "in Washington fordert".</summary>
internal sealed class Metonyms
{
    /// <summary>Words after the capital in which the verb is looked for.</summary>
    private const int Within = 3;

    private readonly Postings<CompiledTerm> _verbs = new();

    public Metonyms(IReadOnlyList<Term> verbs, TermIndex index)
    {
        foreach (var verb in verbs)
        {
            var compiled = new CompiledTerm(verb, index);
            _verbs.Add(compiled.Id, compiled);
        }

        _verbs.Freeze();
    }

    /// <summary>Puts government and country in the place of each capital that acts.</summary>
    public void Resolve(Reading reading)
    {
        MarkVerbs(reading);
        List<Mention>? acting = null;
        foreach (var mention in reading.Mentions.InTextOrder)
        {
            if (mention.Entity.Metonyms.Length > 0 && !FollowsPreposition(mention.Words, reading) && IsFollowedByVerb(mention.Words, reading))
            {
                (acting ??= []).Add(mention);
            }
        }

        if (acting is null)
        {
            return;
        }

        var cities = acting.ToHashSet();
        reading.Mentions.RemoveAll(cities.Contains);
        foreach (var city in acting)
        {
            foreach (var meant in city.Entity.Metonyms)
            {
                reading.Mentions.Add(new Mention(meant, city.Term, city.Words, IsMetonym: true));
            }
        }

        reading.Mentions.Sort();
    }

    private void MarkVerbs(Reading reading)
    {
        reading.Words.Clear();
        foreach (var term in reading.Terms)
        {
            foreach (var verb in _verbs.Of(term))
            {
                if (!verb.MayCount(reading))
                {
                    continue;
                }

                foreach (var span in reading.PlacesOf(term))
                {
                    if (verb.Counts(reading, span, out _))
                    {
                        reading.Words[span.First] = 1;
                    }
                }
            }
        }
    }

    private static bool IsFollowedByVerb(Span capital, Reading reading)
    {
        var document = reading.Document;
        for (var at = capital.Last + 1; at <= capital.Last + Within && at < document.Count && document[at].Sentence == document[capital.Last].Sentence; at++)
        {
            if (reading.Words[at] != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool FollowsPreposition(Span capital, Reading reading)
    {
        var before = capital.First - 1;
        return before >= 0
            && reading.Document[before].Sentence == reading.Document[capital.First].Sentence
            && reading.Document.Folded(before) is "in" or "nach" or "aus" or "bei" or "von" or "from" or "to" or "near";
    }
}
