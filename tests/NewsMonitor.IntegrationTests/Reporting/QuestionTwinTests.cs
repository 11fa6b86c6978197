using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage.Reporting.Questions;
using NewsMonitor.Worker.Reporting;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>Questions over a made-up month: the quick form and the one from less prepared data come to the same.</summary>
public sealed class QuestionTwinTests(QuestionTwinTests.Month month) : IClassFixture<QuestionTwinTests.Month>
{
    private static readonly Dictionary<string, string> All = new() { ["since"] = "2020-01-01", ["most"] = "100000", ["hours"] = "1" };

    [Theory]
    [InlineData("headline-edits", 20)]
    [InlineData("first-to-tell", 5)]
    [InlineData("silent-sources", 5)]
    public async Task Both_forms_come_to_the_same(string name, int atLeast)
    {
        var question = QuestionBook.All.Single(one => one.Name == name);
        var settings = question.Settings.Where(setting => All.ContainsKey(setting.Name)).ToDictionary(setting => setting.Name, setting => All[setting.Name]);
        await using var analyst = NpgsqlDataSource.Create((await month.InstallationAsync()).AnalystConnection);
        var desk = ReportCommandTests.Desk(analyst);

        var quick = Csv(await desk.AskAsync(question.Sql, settings, TestContext.Current.CancellationToken));
        var raw = Csv(await desk.AskAsync(question.RawSql!, settings, TestContext.Current.CancellationToken));

        Assert.Equal(raw, quick);
        Assert.InRange(quick.Count(letter => letter == '\n') - 1, atLeast, int.MaxValue);
    }

    private static string Csv(Answer answer)
    {
        using var text = new StringWriter();
        AnswerCsv.Write(answer, text);
        return text.ToString();
    }

    public sealed class Month : IAsyncDisposable
    {
        private Task<Installation>? _made;

        internal Task<Installation> InstallationAsync() => _made ??= MakeAsync();

        public async ValueTask DisposeAsync()
        {
            if (_made is { IsCompletedSuccessfully: true })
            {
                await (await _made).DisposeAsync();
            }
        }

        private static async Task<Installation> MakeAsync()
        {
            var installation = await Installation.CreateMigratedAsync();
            await GeneratedYear.FillAsync(installation, 2_000, TimeProvider.System.GetUtcNow(), days: 30);
            // The hour a source fell silent is when its last article was seen, as intake has it.
            await installation.ExecuteAsync("""
                update monitor.source_poll p set last_new_at = (select max(a.first_seen_at) from monitor.article a where a.source_id = p.source_id)
                """);
            return installation;
        }
    }
}
