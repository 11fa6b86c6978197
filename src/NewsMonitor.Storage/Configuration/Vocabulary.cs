using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Watch;

namespace NewsMonitor.Storage.Configuration;

/// <summary>What the ids of a set mean, for analysts: kept when a later set has them no longer.</summary>
internal static class Vocabulary
{
    private const string TopicsSql = """
        insert into monitor.topic (id, label_de, label_en, topic_group, group_label_de, group_label_en, place, iptc, eurovoc)
        select id, label_de, label_en, topic_group, group_label_de, group_label_en, place, string_to_array(iptc, ' '), string_to_array(eurovoc, ' ')
        from unnest(@Ids, @German, @English, @Groups, @GroupsGerman, @GroupsEnglish, @Places, @Iptc, @EuroVoc)
            as given (id, label_de, label_en, topic_group, group_label_de, group_label_en, place, iptc, eurovoc)
        on conflict (id) do update set
            label_de = excluded.label_de, label_en = excluded.label_en, topic_group = excluded.topic_group, group_label_de = excluded.group_label_de,
            group_label_en = excluded.group_label_en, place = excluded.place, iptc = excluded.iptc, eurovoc = excluded.eurovoc, retired_at = null
        """;

    private const string EntitiesSql = """
        insert into monitor.entity (id, label_de, label_en, type, class, country, parent)
        select * from unnest(@Ids, @German, @English, @Types, @Classes, @Countries, @Parents)
        on conflict (id) do update set
            label_de = excluded.label_de, label_en = excluded.label_en, type = excluded.type, class = excluded.class, country = excluded.country,
            parent = excluded.parent, retired_at = null
        """;

    private const string EventClassesSql = """
        insert into monitor.event_class (id, severity, does_harm, cameo)
        select * from unnest(@Ids, @Severities, @DoHarm, @Cameo)
        on conflict (id) do update set severity = excluded.severity, does_harm = excluded.does_harm, cameo = excluded.cameo, retired_at = null
        """;

    private const string WatchRulesSql = """
        insert into monitor.watch_rule (id, title_de, title_en, priority, owner)
        select * from unnest(@Ids, @German, @English, @Priorities, @Owners)
        on conflict (id) do update set
            title_de = excluded.title_de, title_en = excluded.title_en, priority = excluded.priority, owner = excluded.owner, retired_at = null
        """;

    /// <summary>False for a database whose active set is older than these tables.</summary>
    public static Task<bool> IsThereAsync(TransactionStep step) => step.ScalarAsync<bool>("select exists (select from monitor.topic)", new { });

    public static async Task SaveAsync(TransactionStep step, RuleSet rules, IReadOnlyList<WatchRule> watchRules)
    {
        var groups = rules.Groups.ToDictionary(group => group.Id, StringComparer.Ordinal);
        await SaveAsync(step, "topic", TopicsSql, new
        {
            Ids = rules.Topics.Select(topic => topic.Id).ToArray(),
            German = German(rules.Topics.Select(topic => topic.Labels)),
            English = English(rules.Topics.Select(topic => topic.Labels)),
            Groups = rules.Topics.Select(topic => topic.Group).ToArray(),
            GroupsGerman = German(rules.Topics.Select(topic => groups[topic.Group].Labels)),
            GroupsEnglish = English(rules.Topics.Select(topic => groups[topic.Group].Labels)),
            Places = Enumerable.Range(1, rules.Topics.Count).ToArray(),
            // Arrays of arrays must be even, and codes have no spaces.
            Iptc = rules.Topics.Select(topic => string.Join(' ', topic.Iptc.Select(code => $"{(code.IsBroader ? "~" : "")}medtop:{code.Code}"))).ToArray(),
            EuroVoc = rules.Topics.Select(topic => string.Join(' ', topic.EuroVoc)).ToArray(),
        });
        await SaveAsync(step, "entity", EntitiesSql, new
        {
            Ids = rules.Entities.Select(entity => entity.Id).ToArray(),
            German = German(rules.Entities.Select(entity => entity.Labels)),
            English = English(rules.Entities.Select(entity => entity.Labels)),
            Types = rules.Entities.Select(entity => entity.Type.Slug()).ToArray(),
            Classes = rules.Entities.Select(entity => entity.Class).ToArray(),
            Countries = rules.Entities.Select(entity => entity.Country).ToArray(),
            Parents = rules.Entities.Select(entity => entity.Parent).ToArray(),
        });
        await SaveAsync(step, "event_class", EventClassesSql, new
        {
            Ids = rules.Events.Select(kind => kind.Id).ToArray(),
            Severities = rules.Events.Select(kind => (short)kind.Severity).ToArray(),
            DoHarm = rules.Events.Select(kind => kind.DoesHarm).ToArray(),
            Cameo = rules.Events.Select(kind => kind.Cameo).ToArray(),
        });
        await SaveAsync(step, "watch_rule", WatchRulesSql, new
        {
            Ids = watchRules.Select(rule => rule.Id).ToArray(),
            German = German(watchRules.Select(rule => rule.Titles)),
            English = English(watchRules.Select(rule => rule.Titles)),
            Priorities = watchRules.Select(rule => (short)rule.Priority).ToArray(),
            Owners = watchRules.Select(rule => rule.Owner).ToArray(),
        });
    }

    private static async Task SaveAsync(TransactionStep step, string table, string sql, object columns)
    {
        await step.ExecuteAsync(sql, columns);
        await step.ExecuteAsync($"update monitor.{table} set retired_at = now() where retired_at is null and id <> all(@Ids)", columns);
    }

    private static string[] German(IEnumerable<IReadOnlyDictionary<string, string>> labels) => [.. labels.Select(label => label["de"])];

    private static string[] English(IEnumerable<IReadOnlyDictionary<string, string>> labels) => [.. labels.Select(label => label["en"])];
}
