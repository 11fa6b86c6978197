using NewsMonitor.Seeds;
using NewsMonitor.Storage.Configuration;

namespace NewsMonitor.Worker.Configuration;

/// <summary>What the database is given of a set of files.</summary>
internal static class ValidSets
{
    public static ValidSet Of(SeedSet seeds) => new()
    {
        Hash = seeds.Hash,
        Files = seeds.Files.ToDictionary(file => file.Path, file => file.Content, StringComparer.Ordinal),
        Sources = seeds.Sources,
        Rules = seeds.Rules,
        WatchRules = seeds.WatchRules,
    };
}
