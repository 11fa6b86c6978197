using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Seeds;

namespace NewsMonitor.UnitTests.Tagging;

/// <summary>The rules as a fresh installation has them, and articles to try them on.</summary>
internal static class ShippedRules
{
    private static readonly Lazy<RuleSet> Loaded = new(() => SeedLoader.Load(SeedFolder.Read(RepositoryFiles.SeedsFolder)).Set!.Rules);
    private static readonly Lazy<Tagger> Shared = new(() => new Tagger(Loaded.Value));

    public static RuleSet Rules => Loaded.Value;

    public static Tagger Tagger => Shared.Value;

    public static TagResult Tag(string language, string title, string lead = "", string body = "") =>
        Tagger.Tag(new TaggableText { Title = title, Lead = lead, Body = body, Language = language });

    /// <summary>A fixture: the title line, an empty line, then paragraphs, the first of which is the lead.</summary>
    public static TaggableText Article(string fixture, string language)
    {
        var parts = RepositoryFiles.Fixture($"articles/{fixture}").Trim().Split("\n\n");
        return new TaggableText { Title = parts[0], Lead = parts[1], Body = string.Join('\n', parts[2..]), Language = language };
    }
}
