using NewsMonitor.Core.Tagging.Matching;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging;

/// <summary>Finds out which sentences tell what did not just happen.</summary>
internal sealed class EventStatuses
{
    /// <summary>A year more than so many before the article's is the past; two are still the same crisis.</summary>
    private const int RecentYears = 2;

    /// <summary>Earlier numbers of four digits are hardly ever years in the news.</summary>
    private const int EarliestYear = 1800;

    private readonly Postings<(EventStatus Status, CompiledTerm Term)> _cues = new();

    public EventStatuses(IReadOnlyList<StatusCue> cues, TermIndex index)
    {
        foreach (var cue in cues)
        {
            var compiled = new CompiledTerm(cue.Term, index);
            _cues.Add(compiled.Id, (cue.Status, compiled));
        }

        _cues.Freeze();
    }

    public static string NameOf(EventStatus status) => status switch
    {
        EventStatus.Occurred => "occurred",
        EventStatus.Planned => "planned",
        EventStatus.Threatened => "threatened",
        EventStatus.Historical => "historical",
        _ => "hypothetical",
    };

    /// <summary>The status of what a sentence tells, once they are marked.</summary>
    public static EventStatus At(int sentence, Reading reading) => (EventStatus)reading.Sentences[sentence];

    /// <summary>Marks the sentences of the reading.</summary>
    public void Mark(Reading reading)
    {
        reading.Sentences.Clear();
        foreach (var hit in reading.Terms)
        {
            foreach (var (status, term) in _cues.Of(hit))
            {
                if (!term.MayCount(reading))
                {
                    continue;
                }

                foreach (var span in reading.PlacesOf(hit))
                {
                    if (term.Counts(reading, span, out _))
                    {
                        MarkSentence(reading.SentenceOf(span), status, reading);
                    }
                }
            }
        }

        MarkYears(reading);
    }

    /// <remarks>The enum is ordered by how much a status takes away: hypothetical beats historical beats threatened beats planned.</remarks>
    private static void MarkSentence(int sentence, EventStatus status, Reading reading)
    {
        if ((int)status > reading.Sentences[sentence])
        {
            reading.Sentences[sentence] = (int)status;
        }
    }

    private static void MarkYears(Reading reading)
    {
        if (reading.Published is not { } published)
        {
            return;
        }

        var document = reading.Document;
        for (var word = 0; word < document.Count; word++)
        {
            if (YearAt(word, document) is >= EarliestYear and var year && year < published.Year - RecentYears)
            {
                MarkSentence(document[word].Sentence, EventStatus.Historical, reading);
            }
        }
    }

    /// <summary>The year that a word is; 0 when it is none.</summary>
    /// <remarks>"2000 Soldaten" is no year: a round number is one only where a word before it says so.</remarks>
    private static int YearAt(int word, Document document)
    {
        var digits = document.Folded(word);
        if (digits.Length != 4 || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return 0;
        }

        var year = ((digits[0] - '0') * 1000) + ((digits[1] - '0') * 100) + ((digits[2] - '0') * 10) + digits[3] - '0';
        return year % 100 != 0 || SaysYear(word - 1, document, document[word].Sentence) ? year : 0;
    }

    private static bool SaysYear(int word, Document document, int sentence) =>
        word >= 0 && document[word].Sentence == sentence && document.Folded(word) is "jahr" or "jahre" or "seit" or "in" or "im" or "since" or "of" or "year";
}
