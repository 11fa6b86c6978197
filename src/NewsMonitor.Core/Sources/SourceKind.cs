namespace NewsMonitor.Core.Sources;

/// <summary>What a source's address serves.</summary>
public enum SourceKind
{
    /// <summary>Found out from what is served.</summary>
    Auto,

    /// <summary>An RSS, RDF, Atom or JSON feed.</summary>
    Feed,

    /// <summary>A WordPress site that is asked through its REST interface.</summary>
    WordPress,

    /// <summary>A sitemap, with or without news extension, or an index of them.</summary>
    Sitemap,

    /// <summary>An HTML page that lists articles; read by <see cref="Source.Selectors"/>.</summary>
    Page,
}
