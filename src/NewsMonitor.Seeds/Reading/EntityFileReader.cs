using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads a file of <c>entities/</c>.</summary>
internal sealed class EntityFileReader(Problems problems, IReadOnlyCollection<string> topics)
{
    private readonly EntityReader _entities = new(problems, topics);

    public IReadOnlyList<PlacedEntity> Read(YamlNode? root)
    {
        if (Fields.Of(root, "the file", problems) is not { } file)
        {
            return [];
        }

        Shape.Schema(file, "monitor.entities/1", problems);
        var entities = file.List("entities").Select(_entities.Read).OfType<PlacedEntity>().ToList();
        file.RefuseOthers();
        return entities;
    }
}
