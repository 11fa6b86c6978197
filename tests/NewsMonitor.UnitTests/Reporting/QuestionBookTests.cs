using System.Text.RegularExpressions;
using NewsMonitor.Storage.Reporting.Questions;

namespace NewsMonitor.UnitTests.Reporting;

/// <summary>What psql, Metabase and the command rely on in the files of <c>deploy/reporting/questions</c>.</summary>
public sealed partial class QuestionBookTests
{
    public static TheoryData<string> Names => [.. QuestionBook.All.Select(question => question.Name)];

    [Fact]
    public void There_are_questions() => Assert.Contains("headline-edits", Names.Select(name => (string)name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_question_says_what_it_asks_and_reads_what_can_be_set(string name)
    {
        var question = QuestionBook.All.Single(one => one.Name == name);

        Assert.NotEqual(name, question.Title);
        foreach (var sql in (string?[])[question.Sql, question.RawSql])
        {
            Assert.Equal(
                question.Settings.Select(setting => setting.Name).Order(),
                sql is null ? question.Settings.Select(setting => setting.Name).Order() : AskedSetting.Matches(sql).Select(match => match.Groups[1].Value).Distinct().Order());
            // Types of events are no tables.
            Assert.DoesNotContain("monitor.", (sql ?? "").Replace("'monitor.", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        var statement = string.Join('\n', question.Sql.Split('\n').SkipWhile(line => line.StartsWith("--", StringComparison.Ordinal)));
        Assert.StartsWith("with asked as ", statement, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_is_read_line_by_line()
    {
        var question = QuestionBook.Read("q", "-- title: What?\n-- columns:\n--   a  an a\n-- set since (7 days ago): from (and at) this time\nselect 1 -- set no (1): x", null);

        Assert.Equal("What?", question.Title);
        Assert.Equal([new QuestionSetting("since", "7 days ago", "from (and at) this time")], question.Settings);
    }

    [GeneratedRegex(@"current_setting\('ask\.([a-z_]+)'")]
    private static partial Regex AskedSetting { get; }
}
