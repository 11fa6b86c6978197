using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Stories;
using NewsMonitor.Storage.Intake;
using Npgsql;

namespace NewsMonitor.Storage.Desk;

/// <summary>Turns of the desk, each one transaction: stories, alerts, and the events with the orders to send them.</summary>
public sealed class DeskStore(NpgsqlDataSource dataSource, IStoryEventWriter stories, IAlertEventWriter alerts, OutboxBell bell)
{
    // What cannot be told now is tried again when somebody may have mended it.
    private const string PostponeSql = """
        update monitor.story set due_at = @Now + interval '1 hour'
        where id = (select id from monitor.story where due_at <= @Now and merged_into is null order by due_at, id limit 1);
        update monitor.alert set due_at = @Now + interval '1 hour'
        where id = (select id from monitor.alert where due_at <= @Now order by due_at, id limit 1)
        """;

    private const string DueStoriesSql = """
        select id from monitor.story where due_at <= @Now and merged_into is null order by due_at, id limit @Limit
        """;

    // Their articles have left the database: there is nothing to tell any more.
    private const string ForgetSql = """
        update monitor.story set due_at = null where id = any(@Stories);
        update monitor.alert set due_at = null where id = any(@Alerts)
        """;

    private readonly DeskEvents _events = new(stories, alerts);

    /// <summary>Takes the articles that wait, in the order of their announcement.</summary>
    /// <param name="token">Of the leader; whoever has lost the lease stores nothing.</param>
    /// <param name="window">Finds their places, and holds them when this returns. After an exception or a lost lease it is worth nothing.</param>
    /// <param name="rules">The active rules.</param>
    /// <param name="limit">At most so many; 0: one that has failed before.</param>
    /// <param name="cancellationToken">Stops the call; the transaction is rolled back.</param>
    /// <returns>How many were taken; null when the lease was lost.</returns>
    /// <exception cref="NpgsqlException">The database failed; whether the commit went through is unknown. Doing it all again is safe.</exception>
    /// <exception cref="TurnFailedException">Something about these articles cannot be taken.</exception>
    public async Task<int?> TakeAsync(long token, StoryWindow window, DeskRules rules, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(rules);
        var taken = 0;
        var isHeld = await TurnAsync(token, async (step, now) =>
        {
            var claimed = limit > 0 ? await WaitingArticles.ClaimAsync(step, limit) : await WaitingArticles.ClaimRetryAsync(step);
            taken = claimed.Count;
            try
            {
                return claimed.Count == 0 ? 0 : await TakeAsync(step, claimed, window, rules, now);
            }
            catch (Exception e) when (TurnFailedException.IsOfTheData(e))
            {
                throw new TurnFailedException([.. claimed.Select(article => article.Id)], e);
            }
        }, cancellationToken);
        return isHeld ? taken : null;
    }

    /// <summary>Looks at what has changed about articles that were taken, and at what only waits for its time.</summary>
    /// <param name="token">Of the leader; whoever has lost the lease stores nothing.</param>
    /// <param name="rules">The active rules.</param>
    /// <param name="after">Number in the event log up to which changes were seen.</param>
    /// <param name="upTo">Number up to which they are to be seen.</param>
    /// <param name="due">At most so many stories and as many alerts whose time has come.</param>
    /// <param name="cancellationToken">Stops the call; the transaction is rolled back.</param>
    /// <returns>False when the lease was lost.</returns>
    /// <exception cref="NpgsqlException">The database failed; whether the commit went through is unknown. Doing it all again is safe.</exception>
    /// <exception cref="TurnFailedException">Something of it cannot be told.</exception>
    public async Task<bool> ReviewAsync(long token, DeskRules rules, long after, long upTo, int due, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return await TurnAsync(token, async (step, now) =>
        {
            try
            {
                return await ReviewAsync(step, rules, after, upTo, due, now);
            }
            catch (Exception e) when (TurnFailedException.IsOfTheData(e))
            {
                throw new TurnFailedException([], e);
            }
        }, cancellationToken);
    }

    /// <summary>Passes over a change that cannot be told, or over what is due first, so that the rest goes on.</summary>
    /// <param name="token">Of the leader; whoever has lost the lease stores nothing.</param>
    /// <param name="upTo">Number in the event log of the change; null: what is due first, for an hour.</param>
    /// <param name="cancellationToken">Stops the call; the transaction is rolled back.</param>
    /// <returns>False when the lease was lost.</returns>
    public Task<bool> PassOverAsync(long token, long? upTo, CancellationToken cancellationToken) => TurnAsync(token, async (step, now) =>
    {
        await (upTo is { } change ? ArticleChanges.MarkSeenAsync(step, change) : step.ExecuteAsync(PostponeSql, new { Now = now.UtcDateTime }));
        return 0;
    }, cancellationToken);

    /// <summary>A transaction that holds the lease until its end, and tells the relay of what it told.</summary>
    /// <param name="token">Of the leader.</param>
    /// <param name="work">Gets the clock of the database, and returns how many events it told.</param>
    /// <param name="cancellationToken">Stops the call; the transaction is rolled back.</param>
    /// <returns>False when the lease was lost; then nothing was done.</returns>
    private async Task<bool> TurnAsync(long token, Func<TransactionStep, DateTimeOffset, Task<int>> work, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);
        if (await DeskLeases.HoldAsync(step, token) is not { } now)
        {
            return false;
        }

        var told = await work(step, now);
        await transaction.CommitAsync(cancellationToken);
        if (told > 0)
        {
            bell.Ring();
        }

        return true;
    }

    private async Task<int> ReviewAsync(TransactionStep step, DeskRules rules, long after, long upTo, int due, DateTimeOffset now)
    {
        var changed = await ArticleChanges.ReadAsync(step, after, upTo);
        var texts = await ArticleChanges.TextsAsync(step, changed);
        var dueStories = (await step.QueryAsync<long>(DueStoriesSql, new { Now = now.UtcDateTime, Limit = due })).ToList();
        var dueAlerts = await AlertRows.DueAsync(step, now, due);
        var book = await OpenAsync(
            step, [.. changed.Select(article => article.Story), .. dueStories, .. dueAlerts.Select(alert => alert.Story)], rules, now);
        foreach (var article in changed.Where(article => book.Has(article.Story) && texts.ContainsKey(article.Id)))
        {
            book.Change(TextsOf(texts[article.Id]), article.Story);
        }

        foreach (var story in dueStories.Where(book.Has))
        {
            book.Look(story);
        }

        foreach (var alert in dueAlerts.Where(alert => book.Has(alert.Story)))
        {
            book.Look(alert);
        }

        await step.ExecuteAsync(ForgetSql, new
        {
            Stories = dueStories.Where(story => !book.Has(story)).ToArray(),
            Alerts = dueAlerts.Where(alert => !book.Has(alert.Story)).Select(alert => alert.Stored.Key.Id).ToArray(),
        });
        await ArticleChanges.MarkSeenAsync(step, upTo);
        return await WriteAsync(step, [], [], book, rules, now);
    }

    private async Task<int> TakeAsync(
        TransactionStep step, IReadOnlyList<ClaimedArticle> claimed, StoryWindow window, DeskRules rules, DateTimeOffset now)
    {
        var articles = await TaggedArticleQuery.ReadAsync(step, [.. claimed.Select(article => (article.Id, article.FirstSeenAt))]);
        var members = await StoryRows.NewcomersAsync(step, claimed);
        var placed = claimed.Where(article => articles.ContainsKey(article.Id))
            .Select(article => Place(article, articles[article.Id], window)).ToList();
        var book = await OpenAsync(step, [.. placed.SelectMany(one => one.Placement.Absorbed.Append(one.Placement.Story))], rules, now);
        foreach (var one in placed)
        {
            var member = members[one.Article.Id] with { Place = one.Place, Similarity = one.Placement.Similarity };
            book.Take(member, TextsOf(articles[member.Id]), one.Placement);
        }

        return await WriteAsync(step, claimed, placed, book, rules, now);
    }

    private static PlacedArticle Place(ClaimedArticle claimed, TaggedArticle article, StoryWindow window)
    {
        var seen = PlacedArticle.ForEngine(article);
        var placement = window.Place(seen);
        return new PlacedArticle
        {
            Article = seen,
            Place = claimed.Place,
            Placement = placement,
            Story = placement.Story,
            Revision = article.Known.Revision,
            HasPageText = article.Known.PageText is not null,
        };
    }

    /// <summary>Lays the stories open, with their alerts, and those that tell of a limit.</summary>
    private static async Task<DeskBook> OpenAsync(TransactionStep step, IReadOnlyCollection<long> touched, DeskRules rules, DateTimeOffset now)
    {
        var book = new DeskBook(rules, now);
        var newest = await AlertRows.NewestAsync(step, rules.Watch);
        foreach (var story in await StoryRows.ReadAsync(step, [.. newest.Select(alert => alert.Story).Union(touched)]))
        {
            book.Open(story);
        }

        foreach (var alert in await AlertRows.OfStoriesAsync(step, touched, rules.Watch, now))
        {
            book.Open(alert);
        }

        foreach (var alert in newest.Where(alert => book.Has(alert.Story)))
        {
            book.OpenNewest(alert);
        }

        foreach (var (rule, sends) in await AlertRows.SendsAsync(step, rules.Watch))
        {
            book.Open(rule, sends);
        }

        return book;
    }

    private async Task<int> WriteAsync(
        TransactionStep step,
        IReadOnlyList<ClaimedArticle> claimed,
        IReadOnlyList<PlacedArticle> placed,
        DeskBook book,
        DeskRules rules,
        DateTimeOffset now)
    {
        await using (var batch = new StatementBatch(step))
        {
            var writer = new StoryWriter(batch, now);
            writer.Put(book.Changed);
            writer.Join([.. placed.Select(one => one with { Story = book[one.Placement.Story].Id })]);
            writer.Merge(book.Merges);
            if (claimed.Count > 0)
            {
                WaitingArticles.Number(batch, claimed);
            }

            var alertWriter = new AlertWriter(batch, now);
            alertWriter.Put(book.ChangedAlerts);
            alertWriter.Put(book.ChangedSends);
            await batch.ExecuteAsync();
        }

        return await _events.AppendAsync(step, book.News, rules);
    }

    private static string[] TextsOf(TaggedArticle article) => [article.State.Title, article.State.Lead, article.State.Body];
}
