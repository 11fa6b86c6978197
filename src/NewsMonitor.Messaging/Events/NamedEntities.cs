using NewsMonitor.Contracts;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;

namespace NewsMonitor.Messaging.Events;

/// <summary>Who and what an article names, parted as subscribers know it, and how much was cut.</summary>
internal sealed record NamedEntities
{
    private const int MaxPlaces = 20;
    private const int MaxActors = 20;
    private const int MaxEquipment = 10;
    private const int MaxName = 60;

    public required IReadOnlyList<PlaceInfo> Places { get; init; }

    public required int PlacesCut { get; init; }

    public required IReadOnlyList<ActorInfo> Actors { get; init; }

    public required int ActorsCut { get; init; }

    public required IReadOnlyList<EquipmentInfo> Equipment { get; init; }

    public required int EquipmentCut { get; init; }

    public static NamedEntities Of(ArticleNews news)
    {
        var places = news.Tags.Entities.Where(tag => EntityFacets.Of(tag.Type) == EntityFacet.Place).ToList();
        var actors = news.Tags.Entities.Where(tag => EntityFacets.Of(tag.Type) == EntityFacet.Actor).ToList();
        var equipment = news.Tags.Entities.Where(tag => EntityFacets.Of(tag.Type) == EntityFacet.Equipment).ToList();
        return new NamedEntities
        {
            Places = [.. places.Take(MaxPlaces).Select(tag => new PlaceInfo(tag.Id, tag.Type.Slug(), tag.Country, Word(tag.Salience)))],
            PlacesCut = Math.Max(0, places.Count - MaxPlaces),
            Actors = [.. actors.Take(MaxActors).Select(tag =>
                new ActorInfo(tag.Id, tag.Type.Slug(), NameOf(tag, news), tag.Role, tag.Country, Word(tag.Salience)))],
            ActorsCut = Math.Max(0, actors.Count - MaxActors),
            Equipment = [.. equipment.Take(MaxEquipment).Select(tag =>
                new EquipmentInfo(tag.Id, news.Rules.Entities.GetValueOrDefault(tag.Id)?.Class, TextOf(tag), Word(tag.Salience)))],
            EquipmentCut = Math.Max(0, equipment.Count - MaxEquipment),
        };
    }

    private static string Word(Salience salience) => salience.ToString().ToLowerInvariant();

    private static string TextOf(EntityTag tag) =>
        tag.Evidence.Count > 0 ? Excerpt.Of(tag.Evidence[0].Text, MaxName) ?? tag.Id : tag.Id;

    private static string NameOf(EntityTag tag, ArticleNews news)
    {
        var labels = news.Rules.Entities.GetValueOrDefault(tag.Id)?.Labels;
        var name = labels?.GetValueOrDefault(news.State.Language) ?? labels?.GetValueOrDefault("en") ?? labels?.Values.FirstOrDefault();
        return Excerpt.Of(name, MaxName) ?? tag.Id;
    }
}
