using NewsMonitor.Core.Sources;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads <c>sources.yaml</c>.</summary>
internal sealed class SourcesReader(Problems problems, Func<string, string?> selectorProblem, Func<string, string?> cronProblem)
{
    public IReadOnlyList<Source> Read(YamlNode? root)
    {
        if (Fields.Of(root, "the file", problems) is not { } file)
        {
            return [];
        }

        Shape.Schema(file, "monitor.sources/1", problems);
        var nodes = file.List("sources");
        file.RefuseOthers();
        if (nodes.Count == 0)
        {
            problems.Error(file.Position, "S001", "'sources' is missing or empty: there would be nothing to poll");
        }

        var reader = new SourceReader(
            problems, new SelectorsReader(problems, selectorProblem), new PollTimesReader(problems, cronProblem), new CredentialsReader(problems));
        var sources = nodes.Select(node => (Node: node, Source: reader.Read(node))).Where(read => read.Source is not null).ToList();
        RefuseRepeated(sources!, source => source.Key, "S002", (source, line) => $"the key '{source.Key}' is already used in line {line}");
        RefuseRepeated(
            sources!, source => source.Url.AbsoluteUri, "S003", (source, line) => $"'{source.Key}' has the same address as the source in line {line}");
        return [.. sources.Select(read => read.Source!)];
    }

    private void RefuseRepeated(
        IEnumerable<(YamlNode Node, Source Source)> sources, Func<Source, string> by, string code, Func<Source, int, string> message)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (node, source) in sources)
        {
            if (!lines.TryAdd(by(source), node.Position.Line))
            {
                problems.Error(node.Position, code, message(source, lines[by(source)]));
            }
        }
    }
}
