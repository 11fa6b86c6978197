using System.Text.Json;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Tagging;
using NpgsqlTypes;

namespace NewsMonitor.Storage.Intake;

/// <summary>Writes the tags of new revisions with their evidence and the rules that gave them.</summary>
internal sealed class TagWriter(TransactionStep step, RuleSetStamp rules)
{
    private const string CopyTopics = """
        copy monitor.article_topic (article_id, first_seen_at, topic, salience, points, revision, set_number, rules_hash, evidence)
        from stdin (format binary)
        """;

    private const string CopyEventClasses = """
        copy monitor.article_event_class (article_id, first_seen_at, class, status, severity, evidence)
        from stdin (format binary)
        """;

    private const string ClearSql = """
        delete from monitor.article_topic where article_id = @Id and first_seen_at = @FirstSeenAt;
        delete from monitor.article_event_class where article_id = @Id and first_seen_at = @FirstSeenAt
        """;

    /// <summary>Removes the tags of an article, for others to take their place.</summary>
    public Task ClearAsync(long articleId, DateTimeOffset firstSeenAt) => step.ExecuteAsync(ClearSql, new { Id = articleId, FirstSeenAt = firstSeenAt });

    public async Task AddAsync(IReadOnlyList<TaggedRevision> revisions)
    {
        await AddTopicsAsync(revisions);
        await AddEventClassesAsync(revisions);
    }

    private async Task AddTopicsAsync(IReadOnlyList<TaggedRevision> revisions)
    {
        if (revisions.All(revision => revision.Tags.Topics.Count == 0))
        {
            return;
        }

        await using var copy = await step.Connection.BeginBinaryImportAsync(CopyTopics, step.CancellationToken);
        foreach (var revision in revisions)
        {
            foreach (var topic in revision.Tags.Topics)
            {
                await copy.StartRowAsync(step.CancellationToken);
                await copy.WriteAsync(revision.ArticleId, NpgsqlDbType.Bigint);
                await copy.WriteAsync(revision.FirstSeenAt, NpgsqlDbType.TimestampTz);
                await copy.WriteAsync(topic.Id, NpgsqlDbType.Text);
                await copy.WriteAsync(topic.Salience.ToString().ToLowerInvariant(), NpgsqlDbType.Text);
                await copy.WriteAsync(topic.Points, NpgsqlDbType.Numeric);
                await copy.WriteAsync(revision.Number, NpgsqlDbType.Integer);
                await copy.WriteAsync(rules.Set, NpgsqlDbType.Integer);
                await copy.WriteAsync(rules.Hash, NpgsqlDbType.Text);
                await copy.WriteAsync(EvidenceJson(topic.Evidence), NpgsqlDbType.Jsonb);
            }
        }

        await copy.CompleteAsync(step.CancellationToken);
    }

    private async Task AddEventClassesAsync(IReadOnlyList<TaggedRevision> revisions)
    {
        if (revisions.All(revision => revision.Tags.Events.Count == 0))
        {
            return;
        }

        await using var copy = await step.Connection.BeginBinaryImportAsync(CopyEventClasses, step.CancellationToken);
        foreach (var revision in revisions)
        {
            foreach (var happening in revision.Tags.Events)
            {
                await copy.StartRowAsync(step.CancellationToken);
                await copy.WriteAsync(revision.ArticleId, NpgsqlDbType.Bigint);
                await copy.WriteAsync(revision.FirstSeenAt, NpgsqlDbType.TimestampTz);
                await copy.WriteAsync(happening.Class, NpgsqlDbType.Text);
                await copy.WriteAsync(happening.Status.ToString().ToLowerInvariant(), NpgsqlDbType.Text);
                await copy.WriteAsync((short)happening.Severity, NpgsqlDbType.Smallint);
                await copy.WriteAsync(EvidenceJson(happening.Evidence), NpgsqlDbType.Jsonb);
            }
        }

        await copy.CompleteAsync(step.CancellationToken);
    }

    private static string EvidenceJson(IReadOnlyList<Evidence> evidence) =>
        JsonSerializer.Serialize(evidence, JsonSerializerOptions.Web);
}

/// <summary>The tags of one revision of one article.</summary>
internal sealed record TaggedRevision(long ArticleId, DateTimeOffset FirstSeenAt, int Number, TagResult Tags);
