using NewsMonitor.Core.Watch.Conditions;

namespace NewsMonitor.UnitTests.Watch;

/// <summary>Conditions are read to trees; a mistake is told where it stands.</summary>
public sealed class ConditionParserTests
{
    [Theory]
    [InlineData("severity>=3", "severity >= 3")]
    [InlineData("topic = land", "topic in (land)")]
    [InlineData("topic != land", "not topic in (land)")]
    [InlineData("not topic in (land,air)", "not topic in (land, air)")]
    [InlineData("topic not in (land)", "not topic in (land)")]
    [InlineData("not not severity < 3", "severity < 3")]
    [InlineData("not severity < 3", "severity >= 3")]
    [InlineData("not count(place in (JP, KR)) = 2", "count(place in (JP, KR)) != 2")]
    [InlineData("severity > 1 or severity = 0 and relevance > 5", "severity > 1 or severity = 0 and relevance > 5")]
    [InlineData("(severity > 1 or severity = 0) and relevance > 5", "(severity > 1 or severity = 0) and relevance > 5")]
    [InlineData("not (severity > 1 and relevance > 5)", "not (severity > 1 and relevance > 5)")]
    [InlineData("not severity > 1 and relevance > 5", "severity <= 1 and relevance > 5")]
    [InlineData("text ~ 'Zeitenwende*'", "text ~ \"Zeitenwende*\"")]
    [InlineData("event in (attack/occurred) and place in (region:baltic)", "event in (attack/occurred) and place in (region:baltic)")]
    [InlineData("  (( severity >= 3 ))\n", "severity >= 3")]
    public void Is_read(string text, string read)
    {
        Assert.Equal(read, Given.Condition(text).ToString());
        Assert.Equal(read, Given.Condition(read).ToString());
    }

    [Theory]
    [InlineData("", 0, "expected a field such as 'topic', or '(', not the end")]
    [InlineData("severity", 8, "expected 'in' or a comparison such as '>=', not the end")]
    [InlineData("severity >= ", 12, "expected a whole number, not the end")]
    [InlineData("severity >= high", 12, "'high' is no whole number")]
    [InlineData("severity >= -1", 12, "'-1' is no whole number")]
    [InlineData("(severity >= 3", 14, "expected ')', not the end")]
    [InlineData("severity >= 3)", 13, "expected 'and', 'or' or the end, not ')'")]
    [InlineData("severity >= 3 relevance > 3", 14, "expected 'and', 'or' or the end, not 'relevance'")]
    [InlineData("severity >= 3 AND relevance > 3", 14, "expected 'and', 'or' or the end, not 'AND'")]
    [InlineData("severity => 3", 10, "expected a whole number, not '>'")]
    [InlineData("topic in land", 9, "expected '(', not 'land'")]
    [InlineData("topic in ()", 10, "expected an id, not ')'")]
    [InlineData("topic in (land air)", 15, "expected ')', not 'air'")]
    [InlineData("topic not land", 10, "expected 'in', not 'land'")]
    [InlineData("text ~ Krieg", 7, "expected a phrase in quotes, not 'Krieg'")]
    [InlineData("text ~ \"Krieg", 7, "this text has no closing quote")]
    [InlineData("text ~ \"*\"", 7, "a phrase needs a letter")]
    [InlineData("severity & 3", 9, "'&' means nothing here")]
    [InlineData("count(place) >= 2", 11, "expected 'in', not ')'")]
    public void What_cannot_be_read_is_told_with_its_place(string text, int at, string message) =>
        Assert.Equal(new ConditionProblem(ConditionFault.Syntax, at, message), ConditionParser.Parse(text).Problem);

    [Theory]
    [InlineData("topic >= 3", 6, "'topic' is no number: write 'topic in (…)', '=' or '!='")]
    [InlineData("severity in (3)", 0, "'severity' is a number: compare it, such as 'severity >= 2'")]
    [InlineData("severity >= 5", 12, "'severity' goes from 0 to 4")]
    [InlineData("relevance < 101", 12, "'relevance' goes from 0 to 100")]
    [InlineData("source.tier = 0", 14, "'source.tier' goes from 1 to 3")]
    [InlineData("count(place in (JP, KR)) >= 3", 28, "of 2 ids there are 0 to 2")]
    [InlineData("count(severity in (JP)) >= 1", 6, "'severity' is a number: compare it, such as 'severity >= 2'")]
    [InlineData("place in (JP, JP)", 14, "'JP' is in the list already")]
    public void What_could_never_fit_is_told_with_its_place(string text, int at, string message) =>
        Assert.Equal(new ConditionProblem(ConditionFault.Mismatch, at, message), ConditionParser.Parse(text).Problem);

    [Fact]
    public void An_unknown_field_is_told_with_its_place() => Assert.Equal(
        new ConditionProblem(ConditionFault.UnknownField, 18, "unknown field 'topics'", "topics"),
        ConditionParser.Parse("severity >= 3 and topics in (land)").Problem);

    [Fact]
    public void Ids_are_told_with_their_places() => Assert.Equal(
        [("land", 10), ("JP", 36)],
        ConditionParser.Parse("topic in (land) and count(place in (JP)) = 1").Ids.Select(named => (named.Id, named.At)));

    [Theory]
    [InlineData("(", ")")]
    [InlineData("not ", "")]
    [InlineData("not (", ")")]
    public void Depth_is_bounded(string open, string close)
    {
        string Nested(int levels) =>
            $"{string.Concat(Enumerable.Repeat(open, levels))}severity >= 3{string.Concat(Enumerable.Repeat(close, levels))}";
        var levels = ConditionParser.MostLevels / (open == "not (" ? 2 : 1);

        Assert.Null(ConditionParser.Parse(Nested(levels)).Problem);
        Assert.Equal(ConditionFault.TooLarge, ConditionParser.Parse(Nested(levels + 1)).Problem?.Fault);
        Assert.Equal(ConditionFault.TooLarge, ConditionParser.Parse(Nested(700)).Problem?.Fault);
    }

    [Fact]
    public void Length_is_bounded()
    {
        var longest = "severity >= 3".PadRight(ConditionParser.MostCharacters);

        Assert.Null(ConditionParser.Parse(longest).Problem);
        Assert.Equal(ConditionFault.TooLarge, ConditionParser.Parse(longest + " ").Problem?.Fault);
    }

    [Fact]
    public void Any_text_ends_in_a_tree_or_a_problem()
    {
        string[] pieces = ["topic", "severity", "in", "(", ")", ",", "not", "and", "or", "count", "text", "~", "\"", "'", ">=", "=", "!", "3", "land", "ä", "\0", "\uD800"];
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));

            var parsed = ConditionParser.Parse(text);

            Assert.True(parsed.Condition is null != parsed.Problem is null, text);
            Assert.InRange(parsed.Problem?.At ?? 0, 0, text.Length);
        }
    }
}
