using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Subscribers;

/// <summary>What subscribers copy has to be right: the samples, with a subscriber's rights, on the real broker.</summary>
public sealed class SampleSubscriberTests
{
    private const string Site = "https://beispiel.de";

    [Fact]
    public async Task The_samples_handle_each_event_once_from_archive_and_queue_across_a_kill_and_a_resend()
    {
        var missing = SampleSubscriber.Names.Select(SampleSubscriber.Missing).OfType<string>().ToList();
        Assert.SkipWhen(missing.Count > 0, $"{string.Join(", ", missing)} not installed: tests/run installs it where it may");
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/")));
        await using var worker = installation.StartWorker();
        var samples = SampleSubscriber.Names.Select(name => new SampleSubscriber(name, installation)).ToList();
        try
        {
            // Sent while nobody listened: only the archive has it.
            await SendAsync(installation, 1);
            samples.ForEach(sample => sample.Start("article.#"));
            await AllHaveAllAsync(installation, samples);
            await SendAsync(installation, 2);
            await AllHaveAllAsync(installation, samples);

            samples.ForEach(sample => sample.Kill());
            await SendAsync(installation, 3);
            samples.ForEach(sample => sample.Start("article.#"));
            await AllHaveAllAsync(installation, samples);

            await installation.ExecuteAsync("insert into monitor.outbox (event_id, recorded_at) select id, recorded_at from monitor.event");
            await SendAsync(installation, 4);
            await SendUnknownFromTheFutureAsync(installation);
            await AllHaveAllAsync(installation, samples);
            Assert.All(samples, sample => Assert.Equal(sample.Ids().Distinct(StringComparer.Ordinal), sample.Ids()));
            await Eventually.HoldsAsync(
                () => samples.TrueForAll(sample => sample.Log.Contains("caught up", StringComparison.Ordinal)),
                () => string.Join('\n', samples.Select(sample => $"{sample.Name}: {sample.Log}")));
        }
        finally
        {
            foreach (var sample in samples)
            {
                await sample.DisposeAsync();
            }
        }
    }

    private static async Task AllHaveAllAsync(Installation installation, List<SampleSubscriber> samples)
    {
        var ids = await installation.QueryAsync<string>("select id::text from monitor.event");
        await Task.WhenAll(samples.Select(sample => sample.HasAsync([.. ids])));
    }

    private static async Task SendAsync(Installation installation, int number)
    {
        await installation.ImportAsync("beispiel", new TestFeed(Site).Add(number));
        await SentAsync(installation);
    }

    /// <summary>An event of a type that nobody knows yet, so late that it ends the reading of the archive.</summary>
    private static async Task SendUnknownFromTheFutureAsync(Installation installation)
    {
        await installation.ExecuteAsync("""
            with id as (insert into monitor.event_key (id, type, subject) values (gen_random_uuid(), 'monitor.article.imagined.v9', 'article/x') returning id, type, subject),
            event as (
                insert into monitor.event (id, recorded_at, sequence, type, subject, exchange, routing_key, cc_keys, headers, body)
                select id, now(), 0, type, subject, 'monitor.events', 'article.imagined.s0.de.topic.none', '{}', '{}', convert_to(jsonb_build_object(
                    'specversion', '1.0', 'id', id, 'source', 'urn:monitor:worker:main', 'type', type, 'subject', subject,
                    'time', to_char(now() at time zone 'UTC' + interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                    'datacontenttype', 'application/json', 'dataschema', 'urn:monitor:schema:article.imagined:9.0', 'sequence', '0', 'data', '{"imagined": true}'::jsonb)::text, 'UTF8')
                from id returning id, recorded_at)
            insert into monitor.outbox (event_id, recorded_at) select id, recorded_at from event
            """);
        await SentAsync(installation);
    }

    private static Task SentAsync(Installation installation) => Eventually.HoldsAsync(
        async () => await installation.ScalarAsync<bool>("select not exists (select from monitor.outbox)"), () => "an event stays unsent");
}
