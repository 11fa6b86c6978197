using System.Diagnostics;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Desk;

/// <summary>A window that is built anew decides as the one that was there before.</summary>
public sealed class TakeOverTests
{
    [Fact]
    public async Task A_desk_that_changes_hands_again_and_again_gathers_the_same_stories_as_one_that_does_not()
    {
        await using var calm = await DeskScene.CreateAsync(3);
        await using var disturbed = await DeskScene.CreateAsync(3);
        // Stories come and go between one another, some of them with an article that is too old to be in the window still.
        List<Planted> articles = [.. Enumerable.Range(0, 60).Select(number => new Planted(number * 7 % 13, (number % 3) + 1)
        {
            Age = number % 20 == 19 ? TimeSpan.FromDays(8) : TimeSpan.FromMinutes(90 - number),
        })];
        await calm.PlantAsync(articles);
        await disturbed.PlantAsync(articles);

        await calm.TakeAllAsync();
        for (var left = articles.Count; left > 0; left = (int)await disturbed.Installation.ScalarAsync<long>("select count(*) from monitor.identity where desk_seq is null"))
        {
            await disturbed.TakeOverAsync();
            await disturbed.TakeOnceAsync(5);
        }

        Assert.Equal(await StoriesAsync(calm), await StoriesAsync(disturbed));
        Assert.Equal(await calm.ToldAsync(), await disturbed.ToldAsync());
        Assert.Equal(await EventIdsAsync(calm), await EventIdsAsync(disturbed));
    }

    [Fact]
    public async Task A_week_of_fifty_thousand_articles_is_gathered_in_minutes_and_read_back_within_one()
    {
        LongRun.Only();
        await using var scene = await DeskScene.CreateAsync(4);
        for (var begin = 0; begin < 50_000; begin += 5000)
        {
            await scene.PlantAsync([.. Enumerable.Range(begin, 5000).Select(number => new Planted(number / 4, (number % 4) + 1))]);
        }

        var watch = Stopwatch.StartNew();
        await using (var worker = scene.Installation.StartWorker())
        {
            await Eventually.HoldsAsync(
                async () => await scene.Installation.ScalarAsync<bool>("select count(*) = 50000 from monitor.story_article"), () => worker.Log[^2000..], TimeSpan.FromMinutes(10));
            TestContext.Current.SendDiagnosticMessage($"taken in {watch.Elapsed}");
            Assert.Equal(0, await worker.TerminateAsync());
        }

        await using var next = scene.Installation.StartWorker();
        await next.WaitForLogAsync("The desk knows 50000 articles", TimeSpan.FromMinutes(1));
        TestContext.Current.SendDiagnosticMessage(next.Log.Split('\n').Last(line => line.Contains("The desk knows", StringComparison.Ordinal)));
    }

    private static Task<IReadOnlyList<string>> StoriesAsync(DeskScene scene) => scene.Installation.QueryAsync<string>("""
        select s.public_id || ': ' || string_agg(i.public_id::text || ' ' || m.similarity || ' ' || coalesce(o.public_id::text, ''), ', ' order by m.desk_seq)
        from monitor.story_article m join monitor.story s on s.id = m.story_id join monitor.identity i on i.article_id = m.article_id
        left join monitor.identity o on o.article_id = m.same_text_as
        group by s.public_id order by 1
        """);

    private static Task<IReadOnlyList<Guid>> EventIdsAsync(DeskScene scene) => scene.Installation.QueryAsync<Guid>("select id from monitor.event order by id");
}
