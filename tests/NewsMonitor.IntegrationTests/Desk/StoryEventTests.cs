using System.Text.Json;
using NewsMonitor.Contracts;
using NewsMonitor.Core.Stories;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.UnitTests.Contract;

namespace NewsMonitor.IntegrationTests.Desk;

/// <summary>What the desk stores and tells of stories; with the worker's login.</summary>
public sealed class StoryEventTests
{
    [Fact]
    public async Task A_second_publisher_begins_a_story_once_a_family_and_a_source_do_not()
    {
        await using var scene = await DeskScene.CreateAsync(5);
        await scene.Installation.ExecuteAsync("update monitor.source set publisher = 'haus' where key in ('quelle-1', 'quelle-2')");

        await scene.PlantAsync(new Planted(1, 1), new Planted(1, 1), new Planted(1, 2), new Planted(2, 3));
        await scene.TakeAllAsync();
        Assert.Empty(await scene.ToldAsync());

        await scene.PlantAsync(new Planted(1, 3), new Planted(1, 4), new Planted(1, 5));
        await scene.TakeAllAsync();
        Assert.Equal(["started"], await scene.ToldAsync());

        var told = await OnlyAsync<StoryStarted>(scene.Installation);
        Assert.Equal((2, 4), (told.Story.Sources, told.Story.Articles));
        Assert.Equal(await scene.Installation.ScalarAsync<Guid>("select public_id from monitor.story where id = (select min(id) from monitor.story)"), told.Story.Id);
        Assert.Equal(["6 of 4", "1 of 1"], await scene.Installation.QueryAsync<string>("select format('%s of %s', articles, sources) from monitor.story order by id"));
        // Of the house both sources tell it: it is one publisher, and quelle-1 was its first. It stays so when the articles have left.
        await scene.Installation.ExecuteAsync("delete from monitor.revision; delete from monitor.article");
        Assert.Equal(["1 haus quelle-1 3", "2 quelle-3 quelle-3 1", "3 quelle-4 quelle-4 1", "4 quelle-5 quelle-5 1"], await scene.Installation.QueryAsync<string>($"""
            select concat_ws(' ', place, publisher, source, articles) from report.story_publisher where story = '{told.Story.Id}' and lag >= '0' order by place
            """));
        Assert.Equal(7, await scene.Installation.ScalarAsync<long>("select count(*) from monitor.identity i join monitor.story_article m on m.article_id = i.article_id and m.desk_seq = i.desk_seq"));
    }

    [Fact]
    public async Task What_grows_within_five_minutes_is_told_when_they_are_over_and_once()
    {
        await using var scene = await DeskScene.CreateAsync(10);
        await scene.PlantAsync([.. Enumerable.Range(1, 2).Select(source => new Planted(1, source))]);
        await scene.TakeAllAsync();
        await scene.PlantAsync([.. Enumerable.Range(3, 3).Select(source => new Planted(1, source) { Severity = 3, Language = "en" })]);
        await scene.TakeAllAsync();
        await scene.ReviewAsync();
        Assert.Equal(["started"], await scene.ToldAsync());

        await scene.Installation.ExecuteAsync("update monitor.story set told_at = told_at - interval '5 minutes', due_at = due_at - interval '5 minutes'");
        await scene.ReviewAsync();
        await scene.ReviewAsync();

        Assert.Equal(["started", "grew"], await scene.ToldAsync());
        var grew = await OnlyAsync<StoryGrew>(scene.Installation);
        Assert.Equal(("sources-threshold", 5, 3), (grew.Trigger, grew.Threshold, grew.Severity.Level));
        Assert.Equal(["de", "en"], grew.Story.Langs);
        Assert.Equal(3, grew.NewArticles.Count);
    }

    [Fact]
    public async Task Two_stories_that_turn_out_to_be_one_are_merged_into_the_older_one_and_told()
    {
        await using var scene = await DeskScene.CreateAsync(6, options: new StoryOptions { Join = 0.3, Merge = 0.1 });
        await scene.PlantAsync(new Planted(1, 1), new Planted(1, 2), new Planted(2, 3), new Planted(2, 4));
        await scene.TakeAllAsync();
        Assert.Equal(["started", "started"], await scene.ToldAsync());

        await scene.PlantAsync([.. Enumerable.Range(5, 2).Select(source => new Planted(1, source) { AlsoTells = 2 })]);
        await scene.TakeAllAsync(batch: 1);

        Assert.Equal(["started", "started", "merged"], await scene.ToldAsync());
        var merged = await OnlyAsync<StoryMerged>(scene.Installation);
        var ids = await scene.Installation.QueryAsync<Guid>("select public_id from monitor.story order by id");
        Assert.Equal((ids[0], 5), (merged.Story.Id, merged.Story.Articles));
        Assert.Equal([ids[1]], merged.MergedFrom);
        Assert.Equal([ids[0]], await scene.Installation.QueryAsync<Guid>("select distinct story from report.story_article"));
        Assert.Equal([ids[0]], await scene.Installation.QueryAsync<Guid>("select merged_into from report.story where story <> merged_into"));
        Assert.Equal([(ids[1], ids[0])], await scene.Installation.QueryAsync<(Guid, Guid)>("select absorbed, into_story from report.story_merge"));

        // A new leader knows of one story, too.
        await scene.TakeOverAsync();
        await scene.PlantAsync(new Planted(2, 2));
        await scene.TakeAllAsync();
        Assert.Equal(7, await scene.Installation.ScalarAsync<int>("select articles from monitor.story order by id limit 1"));
    }

    [Fact]
    public async Task Revisions_and_withdrawals_change_their_story()
    {
        await using var scene = await DeskScene.CreateAsync(2);
        await scene.PlantAsync(new Planted(1, 1), new Planted(1, 2));
        await scene.TakeAllAsync();
        await scene.Installation.ExecuteAsync("""
            update monitor.story set told_at = told_at - interval '5 minutes';
            update monitor.article set severity = 4, revision = 2, title = 'Ein anderer Titel' where id = 1;
            update monitor.article set withdrawn_at = now() where id = 2;
            insert into monitor.event (id, recorded_at, sequence, type, subject, article_id, exchange, routing_key, cc_keys, headers, body)
            select gen_random_uuid(), now(), nextval('monitor.event_sequence'), type, 's', id, 'monitor.events', 'k', '{}', '{}', ''
            from (values (1, 'monitor.article.revised.v1'), (2, 'monitor.article.withdrawn.v1')) as e (id, type)
            """);

        await scene.ReviewAsync();

        Assert.Equal(["started", "grew"], await scene.ToldAsync());
        Assert.Equal("severity", (await OnlyAsync<StoryGrew>(scene.Installation)).Trigger);
        Assert.Equal("Ein anderer Titel|4|1", await scene.Installation.ScalarAsync<string>("select title || '|' || severity || '|' || articles from monitor.story"));
    }

    private static async Task<T> OnlyAsync<T>(Installation installation)
        where T : StoryState
    {
        var type = (string)typeof(T).GetField("Type")!.GetRawConstantValue()!;
        var body = Assert.Single(await installation.QueryAsync<byte[]>($"select body from monitor.event where type = '{type}'"));
        Assert.Empty(EventSchemas.Problems(JsonDocument.Parse(body).RootElement));
        return EventJson.Read<T>(body).Data;
    }
}
