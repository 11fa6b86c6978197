using NewsMonitor.Core.Tagging.Matching;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging;

/// <summary>Finds out whom and what an article names.</summary>
internal sealed class EntityFinder
{
    /// <summary>Mentions from which an entity is a main one wherever it stands.</summary>
    private const int MainFrom = 3;

    private readonly EntityCatalogue _catalogue;
    private readonly ShortNames _shortNames;
    private readonly Metonyms _metonyms;
    private readonly Postings<(CompiledEntity Entity, CompiledTerm Term)> _names = new();

    public EntityFinder(RuleSet rules, TermIndex index)
    {
        _catalogue = new EntityCatalogue(rules);
        _shortNames = new ShortNames(_catalogue, rules.Roles, index);
        _metonyms = new Metonyms(rules.MetonymVerbs, index);
        foreach (var entity in _catalogue.Entities)
        {
            foreach (var term in entity.Entity.Names.Concat(entity.Entity.Adjectives).Concat(entity.Entity.Inhabitants))
            {
                var compiled = new CompiledTerm(term, index);
                _names.Add(compiled.Id, (entity, compiled));
            }
        }

        _names.Freeze();
    }

    /// <summary>How many entities there are.</summary>
    public int Count => _catalogue.Entities.Count;

    /// <summary>Fills the mentions of the reading. Guards come later: their contexts may be entities.</summary>
    public void Find(Reading reading)
    {
        reading.Mentions.Clear();
        foreach (var term in reading.Terms)
        {
            foreach (var (entity, name) in _names.Of(term))
            {
                AddAll(entity, name, reading);
            }
        }

        _shortNames.Resolve(reading);
        reading.Mentions.Sort();
        NestedNames.Remove(reading.Mentions);
        _metonyms.Resolve(reading);
        reading.ReadTypes();
    }

    /// <summary>The tags, main ones first, then by number of mentions, then in the order of the rules.</summary>
    public static IReadOnlyList<EntityTag> Tags(Reading reading)
    {
        reading.Mentions.Group(reading);
        if (reading.Mentions.Groups.IsEmpty)
        {
            return [];
        }

        var tags = new List<EntityTag>(reading.Mentions.Groups.Length);
        foreach (var group in reading.Mentions.Groups)
        {
            tags.Add(TagOf(group, reading));
        }

        return [.. tags.OrderByDescending(tag => tag.Salience).ThenByDescending(tag => tag.Mentions)];
    }

    private static void AddAll(CompiledEntity entity, CompiledTerm name, Reading reading)
    {
        if (!name.MayCount(reading))
        {
            return;
        }

        foreach (var span in reading.PlacesOf(name.Id))
        {
            if (name.Counts(reading, span, out _))
            {
                reading.Mentions.Add(new Mention(entity, name.Term, span));
            }
        }
    }

    private static EntityTag TagOf(MentionGroup group, Reading reading)
    {
        var evidence = new List<Evidence>(1);
        var (isMain, isMetonym) = (group.Count >= MainFrom, false);
        foreach (var mention in reading.Mentions.Of(group))
        {
            isMain |= reading.FieldOf(mention.Words) is TextField.Title or TextField.Lead;
            isMetonym |= mention.IsMetonym;
            if (!evidence.Exists(known => known.Rule == mention.Term.Rule && known.Term == mention.Term.Pattern.Text))
            {
                evidence.Add(reading.EvidenceOf(mention.Term, new Place(mention.Words, Place.NoParticle)));
            }
        }

        var entity = group.Entity.Entity;
        var role = group.Entity.RoleAt(reading.Published);
        return new EntityTag(
            entity.Id,
            entity.Type,
            role?.Country ?? entity.Country,
            role?.Role,
            isMain ? Salience.Main : Salience.Mentioned,
            group.Count,
            isMetonym,
            evidence);
    }
}
