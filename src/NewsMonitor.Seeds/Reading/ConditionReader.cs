using NewsMonitor.Core.Watch;
using NewsMonitor.Core.Watch.Conditions;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads conditions of watch rules, and looks up what they name.</summary>
/// <param name="content">Text of the file: where in it a mistake stands.</param>
/// <param name="ids">The ids that there are; null when they are not known.</param>
/// <param name="problems">Gets every mistake.</param>
internal sealed class ConditionReader(string content, WatchIds? ids, Problems problems)
{
    public Condition? Read(YamlText? text)
    {
        if (text is null)
        {
            return null;
        }

        var parsed = ConditionParser.Parse(text.Value);
        foreach (var named in parsed.Ids.Where(named => ids is not null && !ids.Of(named.Field).Contains(named.Id)))
        {
            var guess = Suggestion.For(named.Id, ids!.Of(named.Field));
            problems.Error(ScalarPlaces.Of(content, text, named.At), "W004", $"unknown {WatchIds.NameOf(named.Field)} '{named.Id}'{guess}");
        }

        if (parsed.Problem is { } problem)
        {
            var guess = problem.Word is { } word ? Suggestion.For(word, WatchFields.Words.Append("text").Append("count")) : "";
            problems.Error(ScalarPlaces.Of(content, text, problem.At), CodeOf(problem.Fault), problem.Message + guess);
        }

        return parsed.Condition;
    }

    private static string CodeOf(ConditionFault fault) => fault switch
    {
        ConditionFault.Syntax => "W001",
        ConditionFault.UnknownField => "W002",
        ConditionFault.Mismatch => "W003",
        _ => "W005",
    };
}
