using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Database;

/// <summary>What is known of a host is kept as long as somebody needs it, and a week; with the worker's login.</summary>
public sealed class ForgottenHostTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    [Fact]
    public async Task A_host_and_its_robots_txt_are_forgotten_a_week_after_the_last_source_or_page_needed_them()
    {
        var installation = await shared.GetAsync();
        await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de").Add(1));
        await installation.ExecuteAsync("""
            insert into monitor.host (name, next_allowed_at, lease_until) values
                ('alt.example', now() - interval '8 days', null), ('neu.example', now() - interval '6 days', null),
                ('seite.example', now() - interval '8 days', null), ('belegt.example', now() - interval '8 days', now() + interval '1 minute');
            insert into monitor.host_robots (origin, rules, is_temporary, expires_at) values
                ('https://alt.example', '', false, now() - interval '8 days'), ('https://neu.example', '', false, now() - interval '6 days'),
                ('https://seite.example', '', false, now() - interval '8 days');
            update monitor.host set next_allowed_at = now() - interval '8 days' where name = '127.0.0.1';
            insert into monitor.page_task (article_id, first_seen_at, source_id, host, origin, url, revision, deadline_at)
            select a.id, a.first_seen_at, a.source_id, 'seite.example', 'https://seite.example', 'https://seite.example/1', 1, now() from monitor.article a limit 1
            """);
        await using var worker = NpgsqlDataSource.Create(installation.WorkerConnection);
        var maintenance = new Maintenance(worker);

        Assert.Equal(1, await maintenance.ForgetHostsAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await maintenance.ForgetHostsAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            ["127.0.0.1", "belegt.example", "neu.example", "seite.example"], await installation.QueryAsync<string>("select name from monitor.host order by name"));
        Assert.Equal(
            ["https://neu.example", "https://seite.example"], await installation.QueryAsync<string>("select origin from monitor.host_robots order by origin"));
    }
}
