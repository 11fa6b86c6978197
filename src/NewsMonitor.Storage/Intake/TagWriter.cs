using System.Text.Json;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;

namespace NewsMonitor.Storage.Intake;

/// <summary>Writes the tags of new revisions with their evidence and the rules that gave them.</summary>
internal sealed class TagWriter(StatementBatch batch, RuleSetStamp rules)
{
    private const string AddTopicsSql = """
        insert into monitor.article_topic (article_id, first_seen_at, topic, salience, points, revision, set_number, rules_hash, evidence)
        select t.article_id, t.first_seen_at, t.topic, t.salience, t.points, t.revision, @SetNumber, @RulesHash, t.evidence::jsonb
        from unnest(@Articles, @FirstSeen, @Topics, @Saliences, @Points, @Revisions, @Evidence)
            as t (article_id, first_seen_at, topic, salience, points, revision, evidence)
        """;

    private const string AddEventClassesSql = """
        insert into monitor.article_event_class (article_id, first_seen_at, class, status, severity, evidence)
        select e.article_id, e.first_seen_at, e.class, e.status, e.severity, e.evidence::jsonb
        from unnest(@Articles, @FirstSeen, @Classes, @Statuses, @Severities, @Evidence)
            as e (article_id, first_seen_at, class, status, severity, evidence)
        """;

    private const string AddEntitiesSql = """
        insert into monitor.article_entity (article_id, first_seen_at, entity, type, country, role, salience, mentions, metonym, evidence)
        select e.article_id, e.first_seen_at, e.entity, e.type, e.country, e.role, e.salience, e.mentions, e.metonym, e.evidence::jsonb
        from unnest(@Articles, @FirstSeen, @Entities, @Types, @Countries, @Roles, @Saliences, @Mentions, @Metonyms, @Evidence)
            as e (article_id, first_seen_at, entity, type, country, role, salience, mentions, metonym, evidence)
        """;

    private const string ClearTopicsSql = "delete from monitor.article_topic where article_id = any(@Articles) and first_seen_at = any(@FirstSeen)";

    private const string ClearEventClassesSql = "delete from monitor.article_event_class where article_id = any(@Articles) and first_seen_at = any(@FirstSeen)";

    private const string ClearEntitiesSql = "delete from monitor.article_entity where article_id = any(@Articles) and first_seen_at = any(@FirstSeen)";

    /// <summary>Removes the tags of articles, and gives them others.</summary>
    public void Replace(IReadOnlyList<TaggedRevision> revisions)
    {
        if (revisions.Count == 0)
        {
            return;
        }

        foreach (var sql in (string[])[ClearTopicsSql, ClearEventClassesSql, ClearEntitiesSql])
        {
            batch.Add(sql)
                .With("Articles", revisions.Select(revision => revision.ArticleId).ToArray())
                .With("FirstSeen", revisions.Select(revision => revision.FirstSeenAt.UtcDateTime).Distinct().ToArray());
        }

        Add(revisions);
    }

    /// <summary>Gives new articles their tags.</summary>
    public void Add(IReadOnlyList<TaggedRevision> revisions)
    {
        var topics = revisions.SelectMany(revision => revision.Tags.Topics.Select(topic => (Revision: revision, Topic: topic))).ToList();
        if (topics.Count > 0)
        {
            batch.Add(AddTopicsSql)
                .With("Articles", topics.Select(tag => tag.Revision.ArticleId).ToArray())
                .With("FirstSeen", topics.Select(tag => tag.Revision.FirstSeenAt.UtcDateTime).ToArray())
                .With("Topics", topics.Select(tag => tag.Topic.Id).ToArray())
                .With("Saliences", topics.Select(tag => tag.Topic.Salience.ToString().ToLowerInvariant()).ToArray())
                .With("Points", topics.Select(tag => tag.Topic.Points).ToArray())
                .With("Revisions", topics.Select(tag => tag.Revision.Number).ToArray())
                .With("Evidence", topics.Select(tag => EvidenceJson(tag.Topic.Evidence)).ToArray())
                .With("SetNumber", rules.Set)
                .With("RulesHash", rules.Hash);
        }

        var classes = revisions.SelectMany(revision => revision.Tags.Events.Select(happening => (Revision: revision, Event: happening))).ToList();
        if (classes.Count > 0)
        {
            batch.Add(AddEventClassesSql)
                .With("Articles", classes.Select(tag => tag.Revision.ArticleId).ToArray())
                .With("FirstSeen", classes.Select(tag => tag.Revision.FirstSeenAt.UtcDateTime).ToArray())
                .With("Classes", classes.Select(tag => tag.Event.Class).ToArray())
                .With("Statuses", classes.Select(tag => tag.Event.Status.ToString().ToLowerInvariant()).ToArray())
                .With("Severities", classes.Select(tag => (short)tag.Event.Severity).ToArray())
                .With("Evidence", classes.Select(tag => EvidenceJson(tag.Event.Evidence)).ToArray());
        }

        AddEntities(revisions);
    }

    private void AddEntities(IReadOnlyList<TaggedRevision> revisions)
    {
        var entities = revisions.SelectMany(revision => revision.Tags.Entities.Select(entity => (Revision: revision, Entity: entity))).ToList();
        if (entities.Count > 0)
        {
            batch.Add(AddEntitiesSql)
                .With("Articles", entities.Select(tag => tag.Revision.ArticleId).ToArray())
                .With("FirstSeen", entities.Select(tag => tag.Revision.FirstSeenAt.UtcDateTime).ToArray())
                .With("Entities", entities.Select(tag => tag.Entity.Id).ToArray())
                .With("Types", entities.Select(tag => tag.Entity.Type.Slug()).ToArray())
                .With("Countries", entities.Select(tag => tag.Entity.Country).ToArray())
                .With("Roles", entities.Select(tag => tag.Entity.Role).ToArray())
                .With("Saliences", entities.Select(tag => tag.Entity.Salience.ToString().ToLowerInvariant()).ToArray())
                .With("Mentions", entities.Select(tag => tag.Entity.Mentions).ToArray())
                .With("Metonyms", entities.Select(tag => tag.Entity.IsMetonym).ToArray())
                .With("Evidence", entities.Select(tag => EvidenceJson(tag.Entity.Evidence)).ToArray());
        }
    }

    private static string EvidenceJson(IReadOnlyList<Evidence> evidence) =>
        JsonSerializer.Serialize(evidence, JsonSerializerOptions.Web);
}

/// <summary>The tags of one revision of one article.</summary>
internal sealed record TaggedRevision(long ArticleId, DateTimeOffset FirstSeenAt, int Number, TagResult Tags);
