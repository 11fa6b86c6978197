using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Stories;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Worker.Commands;
using NewsMonitor.Worker.Configuration;
using NewsMonitor.Worker.Polling;

namespace NewsMonitor.Worker.Tagging;

/// <summary>A tagger for commands that work on files: made of the seeds folder, without a database.</summary>
/// <param name="Tagger">The tagger.</param>
/// <param name="Gate">Relevance from which an article counts as defence.</param>
/// <param name="Version">Version of the rules.</param>
/// <param name="Hash">Hash of the seeds.</param>
/// <param name="Names">Words that are names.</param>
internal sealed record TaggerFromSeeds(Tagger Tagger, int Gate, string Version, string Hash, StoryNames Names)
{
    /// <param name="settings">Settings file that the operator names.</param>
    /// <param name="noModel">Whether to judge by the rules alone.</param>
    /// <exception cref="Settings.ConfigurationException">The seeds are not valid; every problem was printed.</exception>
    public static TaggerFromSeeds Load(string? settings, bool noModel)
    {
        using var host = WorkerHost.BuildOnce(settings, services => services.AddOptions<PollingOptions>().BindConfiguration(PollingOptions.Section));
        var seeds = SeedReport.Load(host.Services.GetRequiredService<IOptions<SeedsOptions>>().Value.Path);
        var gate = host.Services.GetRequiredService<IOptions<PollingOptions>>().Value.RelevanceGate;
        return new TaggerFromSeeds(noModel ? new Tagger(seeds.Rules with { Models = [] }) : seeds.Tagger, gate, seeds.Rules.Version, seeds.Hash, StoryNames.Of(seeds.Rules));
    }
}
