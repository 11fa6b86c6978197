using NewsMonitor.Core.Sources;

namespace NewsMonitor.Worker.Sources;

/// <summary>A feed that an OPML file lists. Texts are one line each, and fit to be shown.</summary>
internal sealed record OpmlOutline
{
    /// <summary>Line of the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Title; empty when it has none.</summary>
    public required string Name { get; init; }

    /// <summary>Its <c>xmlUrl</c> as written: nobody has looked whether it is an address.</summary>
    public required string Address { get; init; }

    /// <summary>From <c>type</c>; <see cref="SourceKind.Auto"/> where that says no more than that it is a feed.</summary>
    public SourceKind Kind { get; init; }

    /// <summary>Primary tag, such as <c>de</c>; null when it does not say.</summary>
    public string? Language { get; init; }

    /// <summary>The outlines around it, the outermost first.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];
}
