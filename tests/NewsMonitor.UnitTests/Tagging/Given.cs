using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.UnitTests.Tagging;

/// <summary>Small rule sets and texts for tests of the engine.</summary>
internal static class Given
{
    public const string Topic = "topic";

    public static TermPattern Pattern(string text, TermLanguage language = TermLanguage.German) =>
        TermPattern.TryParse(text, language, out var pattern, out var problem) ? pattern! : throw new ArgumentException(problem!.Message, nameof(text));

    public static Term Term(string text, TermLanguage language = TermLanguage.German) => new() { Pattern = Pattern(text, language), Rule = "rules/test.yaml:1" };

    /// <summary>One topic with terms of weight 6, so that one hit anywhere makes it fire.</summary>
    public static RuleSet Rules(params string[] terms) => Rules(terms.Select(term => new WeightedTerm(Term(term), 6)));

    public static RuleSet Rules(params IEnumerable<WeightedTerm> terms) => new()
    {
        Version = "test",
        Topics = [new Topic { Id = Topic, Group = "group", Labels = new Dictionary<string, string>(), Terms = [.. terms] }],
    };

    public static TaggableText Body(string body, string language = "de") => new() { Title = "", Body = body, Language = language };

    public static TagResult Tag(this RuleSet rules, string body, string language = "de") => new Tagger(rules).Tag(Body(body, language));

    /// <summary>The words of the text that made the topic fire; empty when it did not.</summary>
    public static IEnumerable<string> Matches(this RuleSet rules, string body, string language = "de") =>
        rules.Tag(body, language).Topics.SelectMany(topic => topic.Evidence).Select(match => match.Text);
}
