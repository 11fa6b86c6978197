using System.Globalization;
using Dapper;
using NewsMonitor.IntegrationTests.Running;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>The reference questions, with the login of an analyst, over a made-up year.</summary>
public sealed class QuestionTests(SummedYear year, SharedInstallation empty) : IClassFixture<SummedYear>, IClassFixture<SharedInstallation>
{
    private static readonly string Until = Moment(SummedYear.Until);

    [Fact]
    public async Task What_the_sums_answer_is_what_the_articles_answer()
    {
        await using var analyst = new NpgsqlConnection((await year.GetAsync()).AnalystConnection);
        // The others are compared by QuestionTwinTests: they are not about sums.
        var twins = QuestionFile.Names.Where(name => name.EndsWith(".raw", StringComparison.Ordinal))
            .Except(["headline-edits.raw", "first-to-tell.raw", "silent-sources.raw"], StringComparer.Ordinal).ToList();

        Assert.InRange(twins.Count, 11, int.MaxValue);
        foreach (var twin in twins)
        {
            var name = twin[..^".raw".Length];
            var answered = 0;
            foreach (var days in (int[])[3, 40, 190])
            {
                // An hour that is not over is in both; hours are kept for 92 days.
                var since = Moment(SummedYear.Until.AddDays(name == "busiest-hours" ? -Math.Min(days, 90) : -days).AddMinutes(-17));
                var sums = await QuestionFile.Read(name).AskAsync(analyst, ("since", since), ("until", Until));
                var raw = await QuestionFile.Read(twin).AskAsync(analyst, ("since", since), ("until", Until));

                answered += sums.Rows.Count;
                Assert.True(sums.Rows.SequenceEqual(raw.Rows, StringComparer.Ordinal), $"""
                    {name} of {days} days:
                    sums alone: {string.Join("; ", sums.Rows.Except(raw.Rows, StringComparer.Ordinal).Take(5))}
                    raw alone:  {string.Join("; ", raw.Rows.Except(sums.Rows, StringComparer.Ordinal).Take(5))}
                    """);
            }

            Assert.True(answered > 0, $"{name} answers nothing");
        }
    }

    [Fact]
    public async Task Each_has_the_columns_that_it_documents_and_no_rows_where_nothing_is_stored()
    {
        await using var analyst = new NpgsqlConnection((await empty.GetAsync()).AnalystConnection);
        foreach (var question in QuestionFile.Names.Select(QuestionFile.Read))
        {
            var (columns, rows) = await question.AskAsync(analyst);

            Assert.True(question.Columns.SequenceEqual(columns, StringComparer.Ordinal), $"{question.Name}: {string.Join(", ", columns)}");
            Assert.True(rows.Count == 0 || question.Name == "silent-sources", $"{question.Name}: {string.Join("; ", rows.Take(3))}");
        }
    }

    [Fact]
    public void Each_says_what_it_asks_reads_schema_report_alone_and_is_ordered()
    {
        foreach (var question in QuestionFile.Names.Select(QuestionFile.Read))
        {
            Assert.StartsWith("-- title: ", question.Described, StringComparison.Ordinal);
            Assert.Contains("\nwith asked as ", question.Sql, StringComparison.Ordinal);
            Assert.DoesNotContain("monitor.", question.Sql.Replace("'monitor.", "'", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("\norder by ", question.Sql, StringComparison.Ordinal);
            Assert.All(question.Settings, setting => Assert.Contains($"current_setting('ask.{setting}', true)", question.Sql, StringComparison.Ordinal));
            Assert.Equal(question.Settings.Count, question.Sql.Split("current_setting('ask.").Length - 1);
        }
    }

    [Fact]
    public async Task None_reads_the_months_that_it_does_not_ask_for()
    {
        var installation = await year.GetAsync();
        await using var analyst = new NpgsqlConnection(installation.AnalystConnection);
        await analyst.OpenAsync(TestContext.Current.CancellationToken);
        await analyst.ExecuteAsync("select set_config('ask.since', @since, false), set_config('ask.until', @until, false)", new { since = Moment(SummedYear.Until.AddDays(-7)), until = Until });
        var old = $"_{SummedYear.Until.AddMonths(-7):yyyy_MM}";

        // Headlines of articles of any age are changed: an index of each month has the few that were. Who has no time to set asks for the present.
        foreach (var question in QuestionFile.Names.Except(["headline-edits", "headline-edits.raw"], StringComparer.Ordinal).Select(QuestionFile.Read)
            .Where(question => question.Settings.Contains("until", StringComparer.Ordinal)))
        {
            var plan = await analyst.QueryAsync<string>($"explain (analyze, costs off, timing off, summary off) {question.Sql}");

            var read = plan.Where(line => line.Contains(old, StringComparison.Ordinal) && !line.Contains("never executed", StringComparison.Ordinal));
            Assert.Equal((question.Name, ""), (question.Name, string.Join('\n', read)));
        }
    }

    [Fact]
    public async Task A_source_that_misses_every_third_story_a_topic_that_doubled_a_newcomer_and_a_silent_source_are_found()
    {
        await using var analyst = new NpgsqlConnection((await year.GetAsync()).AnalystConnection);
        var week = await analyst.QuerySingleAsync<string>($"select to_char({SummedYear.LastWeek}, 'YYYY-MM-DD')");

        var missed = await AskAsync("missed-stories", ("since", week), ("until", week));
        Assert.Equal(
            ["plant-a|Pflanze a|xx|30|30|0|1.000|30", "plant-b|Pflanze b|xx|30|30|0|1.000|0", "plant-c|Pflanze c|xx|30|30|0|1.000|0", "plant-misses|Pflanze misses|xx|30|20|10|0.667|0"],
            missed.Where(row => row.StartsWith("plant-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        Assert.Contains($"{week}|planted|40|20.00|1.000", await AskAsync("topic-trend", ("since", week)));
        Assert.Contains($"newcomer|person|{week}|7|7", await AskAsync("new-actors", ("since", week)));

        const string Silent = "year-00007|";
        Assert.DoesNotContain(await AskAsync("funnel", ("since", Moment(SummedYear.Until.AddDays(-20)))), row => row.StartsWith(Silent, StringComparison.Ordinal));
        Assert.Contains(await AskAsync("funnel", ("since", Moment(SummedYear.Until.AddDays(-60)))), row => row.StartsWith(Silent, StringComparison.Ordinal));

        async Task<IReadOnlyList<string>> AskAsync(string name, params (string, string)[] settings) => (await QuestionFile.Read(name).AskAsync(analyst, settings)).Rows;
    }

    [Fact]
    public async Task Those_that_read_articles_alone_answer_as_well()
    {
        await using var analyst = new NpgsqlConnection((await year.GetAsync()).AnalystConnection);
        var settings = (("since", Moment(SummedYear.Until.AddDays(-190))), ("until", Until));

        foreach (var name in (string[])["actors-together", "corroboration", "alert-load", "copies", "late-edits", "withdrawn"])
        {
            Assert.True((await QuestionFile.Read(name).AskAsync(analyst, settings.Item1, settings.Item2)).Rows.Count > 3, name);
        }

        // Every change that is listed is one of headline or text, hours after the first sight.
        var edits = (await QuestionFile.Read("late-edits").AskAsync(analyst, settings.Item1, ("hours", "5"))).Rows.Select(row => row.Split('|')).ToList();
        Assert.All(edits, edit => Assert.True(double.Parse(edit[4], CultureInfo.InvariantCulture) >= 5 && edit[5].Contains("body", StringComparison.Ordinal)));
    }

    private static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
