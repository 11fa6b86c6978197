using System.Collections.Frozen;
using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Stories;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Seeds;

namespace NewsMonitor.Worker.Configuration;

/// <summary>The active configuration set, ready for use.</summary>
internal sealed class LoadedConfiguration(int number, SeedSet seeds)
{
    public RuleSetStamp Stamp { get; } = new(number, seeds.Hash)
    {
        Topics = seeds.Rules.Topics.ToFrozenDictionary(topic => topic.Id, StringComparer.Ordinal),
        Entities = seeds.Rules.Entities.ToFrozenDictionary(entity => entity.Id, StringComparer.Ordinal),
    };

    public DeskRules Desk => new(Stamp, seeds.WatchRules);

    public StoryNames StoryNames { get; } = StoryNames.Of(seeds.Rules);

    public FrozenDictionary<string, Source> Sources { get; } = seeds.Sources.ToFrozenDictionary(source => source.Key, StringComparer.Ordinal);

    public SiteOwners Owners { get; } = new(seeds.Sources);

    public Tagger Tagger => seeds.Tagger;
}
