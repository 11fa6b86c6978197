using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>What a first look at a document has found.</summary>
internal sealed record XmlReport
{
    /// <summary>Null when the root element is that of no feed.</summary>
    public FeedFamily? Family { get; init; }

    /// <summary>Whether the document stands where its format says: names, namespaces and places are those we read.</summary>
    public bool IsCanonical { get; init; }

    public bool HasChannel { get; init; }

    /// <summary>RDF that describes something, but no channel: whoever is a friend of whom, or under which licence a work is.</summary>
    public bool IsForeignRdf { get; init; }

    /// <summary>Items or entries, wherever they stand.</summary>
    public int Items { get; init; }

    /// <summary>Nodes outside all items.</summary>
    public int NodesOutside { get; init; }

    /// <summary>Nodes, those of all items included.</summary>
    public int Nodes { get; init; }

    /// <summary>Why the document may not pass; null when it may.</summary>
    public (FetchFailure Failure, string What)? Refusal { get; init; }

    /// <summary>Where it stops being XML, as line and position; null when it is well-formed.</summary>
    public (int Line, int Position)? Break { get; init; }
}

internal enum FeedFamily
{
    /// <summary>RSS of any version.</summary>
    Rss,

    /// <summary>RSS 0.9 and 1.0: items beside the channel.</summary>
    Rdf,

    Atom,
}
