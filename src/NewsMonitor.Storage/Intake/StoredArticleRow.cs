namespace NewsMonitor.Storage.Intake;

/// <summary>What every query reads that needs an article as it was tagged last; column names are those of the tables.</summary>
internal abstract class StoredArticleRow
{
    public Guid PublicId { get; init; }

    public string? KnownLink { get; init; }

    public string Owner { get; init; } = "";

    public int Revision { get; init; }

    public byte[] ContentHash { get; init; } = [];

    public bool Backfill { get; init; }

    public bool Announced { get; init; }

    public string? Link { get; init; }

    public string Title { get; init; } = "";

    public string Lead { get; init; } = "";

    public string Language { get; init; } = "";

    public string[] Categories { get; init; } = [];

    public DateTime? PublishedAt { get; init; }

    public string? PublishedSource { get; init; }

    public string? PublishedRaw { get; init; }

    public string? PublishedQuality { get; init; }

    public short Relevance { get; init; }

    public short Severity { get; init; }

    public string Text { get; init; } = "";
}
