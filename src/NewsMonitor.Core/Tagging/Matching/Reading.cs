using System.Runtime.InteropServices;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>One article while it is tagged: its words, the terms found in it, and the words that guards took out.</summary>
/// <remarks>All the memory that tagging needs, made to be used again by one article after the other; see <see cref="ReadingPool"/>.</remarks>
internal sealed class Reading(int terms, int entities)
{
    /// <summary>A larger one is not kept: a single hostile text must not hold memory for ever.</summary>
    private const int LargestKept = 1_000_000;

    private readonly WordHits _words = new();
    private readonly HitTable _hits = new(terms);
    private readonly HitTable _types = new(EntityTypes.Count);
    private bool[] _masked = new bool[1024];

    public Document Document { get; } = new();

    public DateTimeOffset? Published { get; private set; }

    /// <summary>Mentions of entities.</summary>
    public EntityMentions Mentions { get; } = new(entities);

    /// <summary>Space to bring things into order; whoever uses it begins with clearing it.</summary>
    public List<ulong> Keys { get; } = [];

    /// <summary>A mark for each word, free for one use at a time.</summary>
    public Marks Words { get; } = new();

    /// <summary>The status of what each sentence tells.</summary>
    public Marks Sentences { get; } = new();

    /// <summary>Marks the sentences that name a watch country.</summary>
    public Marks WatchedSentences { get; } = new();

    /// <summary>The terms that stand in the article.</summary>
    public ReadOnlySpan<int> Terms => _hits.Numbers;

    /// <summary>The numbers of entity types that stand in the article.</summary>
    public ReadOnlySpan<int> Types => _types.Numbers;

    public bool IsTooLargeToKeep => Document.Size > LargestKept;

    public void Read(TaggableText text, TermIndex index)
    {
        Published = text.Published;
        Document.Read(text);
        Words.Reset(Document.Count);
        Sentences.Reset(Document.Sentences);
        WatchedSentences.Reset(Document.Sentences);
        if (_masked.Length < Document.Count)
        {
            _masked = new bool[Document.Count * 2];
        }

        Array.Clear(_masked, 0, Document.Count);
        _types.Clear();
        _hits.Clear();
        index.Find(Document, _words, _hits, new ReadLanguages(text.Language));
        _hits.Group();
    }

    /// <summary>Makes the mentions known as contexts (<c>@weapon</c>).</summary>
    public void ReadTypes()
    {
        foreach (var mention in Mentions.InTextOrder)
        {
            _types.Add((int)mention.Entity.Entity.Type, mention.Words);
        }

        _types.Group();
    }

    public bool Has(int term) => term < EntityTypes.Count ? _types.Has(term) : _hits.Has(term);

    public ReadOnlySpan<Span> PlacesOf(int term) => _hits.Of(term);

    /// <summary>Places of a term or type that begin at a word from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public ReadOnlySpan<Span> Between(int term, int first, int last) =>
        term < EntityTypes.Count ? _types.Between(term, first, last) : _hits.Between(term, first, last);

    /// <summary>Marks the words that guards took out.</summary>
    public ReadOnlySpan<bool> Masked => _masked.AsSpan(0, Document.Count);

    public void Mask(Span span) => Array.Fill(_masked, true, span.First, span.Last - span.First + 1);

    /// <summary>Whether one of the words is masked: half a phrase is no evidence.</summary>
    public bool IsMasked(Span span) => _masked.AsSpan(span.First, span.Last - span.First + 1).Contains(true);

    public TextField FieldOf(Span span) => Document[span.First].Field;

    public int SentenceOf(Span span) => Document[span.First].Sentence;

    public string Quote(Place place)
    {
        var words = Document.Quote(place.Words);
        if (place.Particle == Place.NoParticle)
        {
            return words;
        }

        var gap = place.Particle == place.Words.Last + 1 ? " " : " … ";
        return words + gap + Document.Quote(new Span(place.Particle, place.Particle));
    }

    public Evidence EvidenceOf(Term term, Place place) =>
        new(FieldOf(place.Words).Name(), Quote(place), term.Pattern.Text, 0, term.Rule);

    /// <summary>The keys in order.</summary>
    public ReadOnlySpan<ulong> SortKeys()
    {
        var keys = CollectionsMarshal.AsSpan(Keys);
        keys.Sort();
        return keys;
    }

    /// <summary>Lets go of the article.</summary>
    public void Forget()
    {
        Document.Forget();
        Mentions.Clear();
    }
}
