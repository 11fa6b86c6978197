using System.Text.Json;
using Microsoft.Extensions.Options;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Reporting.Questions;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>The command that answers questions, and that both forms of a question come to the same.</summary>
public sealed class ReportCommandTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    [Fact]
    public async Task Without_articles_the_answer_is_empty_and_has_its_columns()
    {
        var installation = await shared.GetAsync();

        var csv = (await installation.RunAsync("report", "headline-edits", "--format", "csv", "--set", "since=2020-01-01")).Succeeded();
        var json = (await installation.RunAsync("report", "first-to-tell", "--format", "json", "--raw")).Succeeded();

        Assert.Equal("recorded_at,source,article,revision,minutes,title_before,title\r\n", csv.Output);
        Assert.Empty(JsonDocument.Parse(json.Output).RootElement.EnumerateArray());
    }

    [Theory]
    [InlineData("headline-edit", "There is no question 'headline-edit' (did you mean 'headline-edits'?)", null)]
    [InlineData("headline-edits", "has no setting 'sinc' (did you mean 'since'?). It has since (7 days ago), until (now), source (all), most (1000).", "sinc=2026-01-01")]
    [InlineData("headline-edits", "--set since has no value", "since")]
    [InlineData("headline-edits", "cannot read a setting: invalid input syntax for type timestamp with time zone: \"gestern früh\"", "since=gestern früh")]
    public async Task What_is_asked_wrongly_is_told_with_what_there_is(string name, string told, string? set)
    {
        var installation = await shared.GetAsync();

        var refused = await installation.RunAsync(["report", name, .. set is null ? Array.Empty<string>() : ["--set", set]]);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(told, refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_changes_nothing()
    {
        await using var worker = NpgsqlDataSource.Create((await shared.GetAsync()).WorkerConnection);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Desk(worker).AskAsync(
            "delete from monitor.quarantine", new Dictionary<string, string>(), TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refused.SqlState);
    }

    [Fact]
    public async Task A_question_that_takes_too_long_is_given_up_in_words()
    {
        await using var worker = NpgsqlDataSource.Create((await shared.GetAsync()).WorkerConnection);

        var refused = await Assert.ThrowsAsync<QuestionException>(() => Desk(worker, seconds: 1).AskAsync(
            "select pg_sleep(20)", new Dictionary<string, string>(), TestContext.Current.CancellationToken));

        Assert.Contains("longer than 1 s", refused.Message, StringComparison.Ordinal);
    }

    internal static QuestionDesk Desk(NpgsqlDataSource worker, int seconds = 30) =>
        new(worker, Options.Create(new StorageOptions { CommandTimeout = TimeSpan.FromSeconds(seconds) }));
}
