namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>Finds all stored beginnings of a word in one walk over its letters.</summary>
internal sealed class Trie
{
    private readonly Node _root = new();

    public void Add(IEnumerable<char> letters, int value)
    {
        var node = _root;
        foreach (var letter in letters)
        {
            node.Next ??= [];
            if (!node.Next.TryGetValue(letter, out var next))
            {
                next = new Node();
                node.Next.Add(letter, next);
            }

            node = next;
        }

        (node.Values ??= []).Add(value);
    }

    /// <summary>Adds the values of every beginning of the word to <paramref name="found"/>.</summary>
    public void FindBeginnings(string word, List<int> found)
    {
        var node = _root;
        for (var at = 0; at < word.Length && node.TryStep(word[at], out node); at++)
        {
            node.CollectInto(found);
        }
    }

    /// <summary>The same from the end of the word backwards: for values that were added reversed.</summary>
    public void FindEndings(string word, List<int> found)
    {
        var node = _root;
        for (var at = word.Length - 1; at >= 0 && node.TryStep(word[at], out node); at--)
        {
            node.CollectInto(found);
        }
    }

    private sealed class Node
    {
        public Dictionary<char, Node>? Next { get; set; }

        public List<int>? Values { get; set; }

        public bool TryStep(char letter, out Node next)
        {
            next = this;
            if (Next is null || !Next.TryGetValue(letter, out var found))
            {
                return false;
            }

            next = found;
            return true;
        }

        public void CollectInto(List<int> found)
        {
            if (Values is not null)
            {
                found.AddRange(Values);
            }
        }
    }
}
