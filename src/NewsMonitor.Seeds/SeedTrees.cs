using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds;

/// <summary>The YAML files of a set, as trees.</summary>
internal sealed class SeedTrees
{
    private readonly Dictionary<SeedFile, YamlNode?> _trees;
    private readonly Problems _problems;

    private SeedTrees(IReadOnlyList<SeedFile> files, Dictionary<SeedFile, YamlNode?> trees, Problems problems)
    {
        Files = files;
        _trees = trees;
        _problems = problems;
    }

    /// <summary>All files of the set, in its order.</summary>
    public IReadOnlyList<SeedFile> Files { get; }

    public static SeedTrees Read(IReadOnlyList<SeedFile> files, Problems problems)
    {
        var readable = files.Where(file => SeedPaths.IsYaml(file.Path) && file.Problem is null).ToList();
        var trees = SideBySide.Read(readable, YamlTree.Read, problems);
        var treeOf = new Dictionary<SeedFile, YamlNode?>(ReferenceEqualityComparer.Instance);
        foreach (var (file, tree) in readable.Zip(trees))
        {
            treeOf.Add(file, tree);
        }

        return new SeedTrees(files, treeOf, problems);
    }

    /// <summary>The tree of a file that must be there; null when it is missing or cannot be read, which is then reported.</summary>
    public YamlNode? Open(string path)
    {
        var file = Files.FirstOrDefault(file => file.Path == path);
        if (file is null && Files.All(other => other.Problem is null))
        {
            _problems.Add(new SeedProblem(path, 0, 0, ProblemSeverity.Error, "F001", "the file is missing"));
        }

        return file is null ? null : _trees.GetValueOrDefault(file);
    }

    /// <summary>Understands all readable files of one kind, in the order of the set.</summary>
    public IReadOnlyList<T> Read<T>(Func<string, bool> isOfKind, Func<YamlNode?, Problems, T> read) =>
        Read(isOfKind, (_, tree, own) => read(tree, own));

    /// <summary>The same for who needs the text of the file as well.</summary>
    public IReadOnlyList<T> Read<T>(Func<string, bool> isOfKind, Func<SeedFile, YamlNode?, Problems, T> read) =>
        SideBySide.Read([.. Files.Where(file => isOfKind(file.Path) && _trees.ContainsKey(file))], (file, own) => read(file, _trees[file], own), _problems);
}
