using System.Runtime.InteropServices;

namespace NewsMonitor.Core.Stories;

/// <summary>Finds the articles that share the most telling terms with one, without looking at all of them.</summary>
/// <remarks>Pairs of words are left out: they fill the index, and each comes with its words. Of each term only the newest articles are looked at, and only of the most telling terms: so the cost of an article hardly grows with the window.</remarks>
internal sealed class CandidateIndex
{
    private const int TermsOfArticle = 40;
    private const int ArticlesOfTerm = 64;
    private const int Most = 40;

    private readonly Dictionary<uint, Postings> _postings = [];
    private readonly Dictionary<Member, double> _scores = [];
    private readonly List<(double Weight, uint Term)> _telling = [];

    public void Add(Member member)
    {
        foreach (var term in Indexed(member.Text))
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(_postings, term, out _) ??= new Postings()).Add(member);
        }
    }

    public void Remove(Member member)
    {
        foreach (var term in Indexed(member.Text))
        {
            if (_postings[term].Remove(member) == 0)
            {
                _postings.Remove(term);
            }
        }
    }

    /// <summary>The best candidates, best first; equally good ones in the order of their arrival.</summary>
    public IReadOnlyList<Member> For(StoryText text, TermStatistics statistics)
    {
        _telling.Clear();
        for (var at = 0; at < text.Terms.Length; at++)
        {
            // A term of this article alone leads to nobody.
            if ((text.Kinds[at] & TermKinds.Pair) == 0 && _postings.ContainsKey(text.Terms[at]))
            {
                _telling.Add((text.Weights[at] * statistics.Weight(text.Terms[at]), text.Terms[at]));
            }
        }

        _telling.Sort(static (one, other) => one.Weight != other.Weight ? other.Weight.CompareTo(one.Weight) : one.Term.CompareTo(other.Term));
        _scores.Clear();
        foreach (var (weight, term) in CollectionsMarshal.AsSpan(_telling)[..Math.Min(TermsOfArticle, _telling.Count)])
        {
            foreach (var member in _postings[term].Newest(ArticlesOfTerm))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_scores, member, out _) += weight * weight;
            }
        }

        return [.. _scores.OrderByDescending(scored => scored.Value).ThenBy(scored => scored.Key.Text.Article.Id).Take(Most).Select(scored => scored.Key)];
    }

    private static IEnumerable<uint> Indexed(StoryText text) => text.Terms.Where((_, at) => (text.Kinds[at] & TermKinds.Pair) == 0);

    /// <summary>The articles with a term, oldest first. They leave nearly in the order in which they came.</summary>
    private sealed class Postings
    {
        private readonly List<Member> _members = [];

        public void Add(Member member) => _members.Add(member);

        public int Remove(Member member)
        {
            _members.Remove(member);
            return _members.Count;
        }

        public ReadOnlySpan<Member> Newest(int count) => CollectionsMarshal.AsSpan(_members)[Math.Max(0, _members.Count - count)..];
    }
}
