using System.Globalization;
using NewsMonitor.FeedFarm.Content;
using NewsMonitor.FeedFarm.Serving;

namespace NewsMonitor.FeedFarm;

/// <summary>All sources and the virtual clock. Feeds are rendered before anybody asks, so that a measured poll does not pay for it.</summary>
public sealed class Farm
{
    private const int HostsPerBlock = 250;
    private const int SecondsPerItem = 40 * 60;

    private readonly FarmOptions _options;
    private readonly Lock _clock = new();

    public Farm(FarmOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, Validators, Faults) = (options, options.Validators, options.Faults);
        Hosts = [.. Enumerable.Range(0, options.Hosts).Select(index => new HostTraffic(HostAddress(index)))];
        Sources = [.. Enumerable.Range(0, options.Sources).Select(MakeSource)];
        Parallel.ForEach(Sources, source => Render(source));
    }

    public IReadOnlyList<FarmSource> Sources { get; }

    public SentValidators Validators { get; set; }

    public FaultPlan Faults { get; set; }

    public int Tick { get; private set; }

    internal IReadOnlyList<HostTraffic> Hosts { get; }

    private DateTimeOffset Now => _options.Epoch + (Tick * _options.TickSpan);

    public Fault FaultOf(FarmSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Faults.Of(_options.Seed, source.Id);
    }

    /// <summary>Moves the clock one step: about <paramref name="share"/> of the feeds get new items, about <paramref name="edits"/> a changed newest one.</summary>
    public TickResult Advance(double share, int items, double edits = 0)
    {
        lock (_clock)
        {
            Tick++;
            var (changed, added, edited) = (0, 0, 0);
            Parallel.ForEach(Sources, source =>
            {
                var news = Drawn(source, 0x53) < share ? items : 0;
                var edit = Drawn(source, 0x54) < edits ? 1 : 0;
                if (news + edit > 0)
                {
                    Change(source, news, edit == 1);
                    Interlocked.Increment(ref changed);
                    Interlocked.Add(ref added, news);
                    Interlocked.Add(ref edited, edit);
                }
            });
            return new TickResult(Tick, changed, added, edited);
        }
    }

    /// <summary>The items that a feed shows now, newest first.</summary>
    public IReadOnlyList<FarmItem> ItemsOf(FarmSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        lock (source.Gate)
        {
            return [.. Enumerable.Range(1, source.Window).Select(back => ItemOf(source, source.ItemCount - back))];
        }
    }

    internal RenderedFeed Render(FarmSource source)
    {
        lock (source.Gate)
        {
            return source.Rendered ??= Write(source);
        }
    }

    private static string HostAddress(int index) => $"127.0.{index / HostsPerBlock}.{(index % HostsPerBlock) + 1}";

    private double Drawn(FarmSource source, ulong salt) => Hash.Unit(Hash.Mix(_options.Seed, salt, (ulong)Tick, (ulong)source.Id));

    private void Change(FarmSource source, int news, bool edit)
    {
        lock (source.Gate)
        {
            if (edit)
            {
                var newest = source.ItemCount - 1;
                source.Edits[newest] = source.Edits.GetValueOrDefault(newest) + 1;
            }

            for (var i = 1; i <= news; i++)
            {
                source.Added.Add(Now - _options.TickSpan + (_options.TickSpan * i / (news + 1)));
            }

            source.Version++;
            source.Modified = Now;
            source.Rendered = Write(source);
        }
    }

    private RenderedFeed Write(FarmSource source)
    {
        var etag = $"W/\"{Hash.Mix(_options.Seed, (ulong)source.Id, (ulong)source.Version):x16}\"";
        return new RenderedFeed(FeedWriter.Write(source, ItemsOf(source)), etag, source.Modified.ToString("R", CultureInfo.InvariantCulture));
    }

    private FarmSource MakeSource(int id)
    {
        var traits = Hash.Mix(_options.Seed, 0x50, (ulong)id);
        var dice = new Dice(traits);
        var language = dice.Unit() < _options.EnglishShare ? "en" : "de";
        var host = Hosts[id % Hosts.Count];
        return new FarmSource(host, _options.Epoch)
        {
            Id = id,
            BaseUrl = $"http://{host.Address}:{_options.Port}/s/{id}",
            Language = language,
            Name = StoryWriter.OutletName(traits, language),
            Atom = dice.Unit() < _options.AtomShare,
            Window = dice.Between(_options.MinItems, _options.MaxItems),
        };
    }

    private FarmItem ItemOf(FarmSource source, int ordinal)
    {
        var story = StoryWriter.Write(Hash.Mix(_options.Seed, 0x55, (ulong)source.Id, (ulong)ordinal), source.Language);
        var published = PublishedAt(source, ordinal);
        var edits = source.Edits.GetValueOrDefault(ordinal);
        return new FarmItem
        {
            Ordinal = ordinal,
            Id = $"{source.BaseUrl}/?p={1000 + (ordinal * 7)}",
            Link = new Uri(string.Create(CultureInfo.InvariantCulture, $"{source.BaseUrl}/{published:yyyy/MM}/{Slug.Of(story.Title)}-{ordinal}/")),
            Title = story.Title,
            Author = story.Author,
            Categories = story.Categories,
            Published = published,
            Paragraphs = [.. story.Paragraphs, .. Enumerable.Range(1, edits).Select(edit => UpdateNote(source.Language, edit))],
        };
    }

    private static string UpdateNote(string language, int edit) => language == "de"
        ? $"Aktualisierung {edit}: Der Bericht wurde um Einzelheiten ergänzt."
        : $"Update {edit}: details were added to the report.";

    private DateTimeOffset PublishedAt(FarmSource source, int ordinal)
    {
        if (ordinal >= source.Window)
        {
            return source.Added[ordinal - source.Window];
        }

        var jitter = Hash.Below(Hash.Mix(_options.Seed, 0x56, (ulong)source.Id, (ulong)ordinal), SecondsPerItem);
        return _options.Epoch - TimeSpan.FromSeconds(((source.Window - 1 - ordinal) * SecondsPerItem) + jitter);
    }
}

/// <summary>What a tick changed.</summary>
public sealed record TickResult(int Tick, int ChangedFeeds, int NewItems, int EditedItems);
