namespace NewsMonitor.Core.Sources;

/// <summary>What a source's address serves.</summary>
public enum SourceKind
{
    /// <summary>Found out from what is served.</summary>
    Auto,

    /// <summary>An RSS, RDF or Atom feed.</summary>
    Feed,
}
