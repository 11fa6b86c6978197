using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>What one file of <c>rules/</c> says.</summary>
internal sealed record RuleFile(
    IReadOnlyList<PlacedGuard> Guards,
    IReadOnlyList<TopicRules> Topics,
    IReadOnlyList<PlacedEvent> Events,
    IReadOnlyList<StatusCue> Cues);

internal sealed record PlacedGuard(Guard Guard, Position Position);

internal sealed record PlacedEvent(EventClass Event, Position Position);

/// <summary>What one rule file says about one topic; several files may add to it.</summary>
internal sealed record TopicRules(
    YamlText Id,
    decimal? Threshold,
    IReadOnlyList<(PlacedTerm Term, decimal Weight)> Terms,
    IReadOnlyList<TermPattern> NotWith,
    IReadOnlyList<RuleTest> Tests);

/// <summary>A headline that must, or must not, get its topic.</summary>
internal sealed record RuleTest(string Topic, string Language, YamlText Text, bool IsMatch)
{
    public TaggableText Article => new() { Title = Text.Value, Language = Language };
}
