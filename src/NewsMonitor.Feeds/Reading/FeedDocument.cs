using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.Feeds.Reading;

/// <summary>A document of any format that lists articles.</summary>
public sealed record FeedDocument
{
    public MarkupText Title { get; init; }

    public string PlainTitle => Title.Plain();

    /// <summary>Address of the page that the document belongs to; null when it names none.</summary>
    public Uri? Link { get; init; }

    /// <summary>In the order of the document.</summary>
    public required IReadOnlyList<FeedItem> Items { get; init; }

    /// <summary>False when the root of the format is there and nothing in it that could hold items.</summary>
    public bool HasChannel { get; init; } = true;

    /// <summary>Items that the document has beyond those that are taken: the newest are taken.</summary>
    public int LeftOut { get; init; }

    /// <summary>True when the document breaks off: the items before the break are complete, and more may follow another time.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Further documents that belong to the same listing and must be fetched to complete it, most wanted first.</summary>
    public IReadOnlyList<Uri> Continuations { get; init; } = [];

    /// <summary>Where the same listing shows what is older; null when it does not go on, or does not say so.</summary>
    public Uri? Older { get; init; }

    /// <summary>What the publisher says about when to ask again.</summary>
    public PollHints Hints { get; init; } = PollHints.None;

    /// <summary>The document with as many items as are wanted, the newest, in their order. Those without a date count as new.</summary>
    internal FeedDocument Newest(int most) => Items.Count <= most ? this : this with
    {
        LeftOut = LeftOut + Items.Count - most,
        Items =
        [
            .. Items.Index()
                .OrderByDescending(item => (item.Item.Published ?? item.Item.Updated)?.At ?? DateTimeOffset.MaxValue)
                .Take(most)
                .OrderBy(item => item.Index)
                .Select(item => item.Item),
        ],
    };
}
