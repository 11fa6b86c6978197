using System.Collections.Frozen;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;

namespace NewsMonitor.Core.Watch;

/// <summary>What a watch rule sees of a story: the union over its articles.</summary>
public sealed class WatchedStory
{
    private readonly FrozenDictionary<WatchField, FrozenSet<string>> _ids;
    private readonly FrozenDictionary<WatchField, int> _numbers;
    private readonly Lazy<PhraseText> _text;

    /// <summary>Joins the articles.</summary>
    /// <param name="id">Public id of the story.</param>
    /// <param name="articles">All its articles; at least one.</param>
    /// <param name="texts">Title, lead and body of the article that changed the story.</param>
    /// <exception cref="ArgumentException">There is no article.</exception>
    public WatchedStory(Guid id, IReadOnlyList<WatchedArticle> articles, IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(texts);
        if (articles.Count == 0)
        {
            throw new ArgumentException("a story has at least one article", nameof(articles));
        }

        Id = id;
        Articles = articles.Count;
        Sources = articles.Select(article => article.Publisher).Distinct(StringComparer.Ordinal).Count();
        IsAllBackfill = articles.All(article => article.IsBackfill);
        _ids = Enum.GetValues<WatchField>().Where(field => !field.IsNumber())
            .ToFrozenDictionary(field => field, field => articles.SelectMany(article => IdsOf(article, field)).ToFrozenSet(StringComparer.Ordinal));
        _numbers = Enum.GetValues<WatchField>().Where(field => field.IsNumber()).ToFrozenDictionary(field => field, field => NumberOf(articles, field));
        _text = new Lazy<PhraseText>(() => new PhraseText(texts));
    }

    /// <summary>Public id of the story.</summary>
    public Guid Id { get; }

    /// <summary>How many articles it has.</summary>
    public int Articles { get; }

    /// <summary>How many independent publishers tell it: a family counts once.</summary>
    public int Sources { get; }

    /// <summary>True when none of its articles is live news.</summary>
    public bool IsAllBackfill { get; }

    /// <summary>The ids that a field of ids holds.</summary>
    public IReadOnlySet<string> Ids(WatchField field) => _ids[field];

    /// <summary>The value of a field that is a number.</summary>
    public int Number(WatchField field) => _numbers[field];

    /// <summary>Whether the article that changed the story has the phrase, whatever its spelling and case. A last <c>*</c> stands for any ending.</summary>
    public bool HasPhrase(string phrase) => _text.Value.Has(phrase);

    private int NumberOf(IReadOnlyList<WatchedArticle> articles, WatchField field) => field switch
    {
        WatchField.Severity => articles.Max(article => article.Severity),
        WatchField.Relevance => articles.Max(article => article.Relevance),
        WatchField.SourceTier => articles.Min(article => article.Tier),
        WatchField.StorySources => Sources,
        _ => Articles,
    };

    private static IEnumerable<string> IdsOf(WatchedArticle article, WatchField field) => field switch
    {
        WatchField.Topic => article.Topics.Select(topic => topic.Id),
        WatchField.MainTopic => article.Topics.Where(topic => topic.Salience == Salience.Main).Select(topic => topic.Id),
        WatchField.Place => article.Entities.Where(IsPlace).SelectMany(PlaceIds),
        WatchField.MainPlace => article.Entities.Where(IsPlace).Where(IsMain).SelectMany(PlaceIds),
        WatchField.Actor => article.Entities.Where(IsActor).Select(entity => entity.Id),
        WatchField.MainActor => article.Entities.Where(IsActor).Where(IsMain).Select(entity => entity.Id),
        WatchField.Role => article.Entities.Select(entity => entity.Role).OfType<string>(),
        WatchField.Equipment => article.Entities.Where(entity => entity.Type == EntityType.Weapon).SelectMany(EquipmentIds),
        WatchField.Event => article.Events.SelectMany(told => new[] { told.Class, $"{told.Class}/{EventStatuses.NameOf(told.Status)}" }),
        WatchField.EventStatus => article.Events.Select(told => EventStatuses.NameOf(told.Status)),
        WatchField.Language => [article.Language],
        _ => [article.Source, article.Publisher],
    };

    private static bool IsMain(WatchedEntity entity) => entity.Salience == Salience.Main;

    private static bool IsPlace(WatchedEntity entity) =>
        entity.Type is EntityType.Country or EntityType.Region or EntityType.City or EntityType.Base;

    private static bool IsActor(WatchedEntity entity) => !IsPlace(entity) && entity.Type != EntityType.Weapon;

    private static IEnumerable<string> PlaceIds(WatchedEntity place) => place.Country is null ? [place.Id] : [place.Id, place.Country];

    private static IEnumerable<string> EquipmentIds(WatchedEntity weapon)
    {
        yield return weapon.Id;
        for (var kind = weapon.Class ?? ""; kind.Length > 0; kind = kind[..Math.Max(0, kind.LastIndexOf('/'))])
        {
            yield return kind;
        }
    }
}
