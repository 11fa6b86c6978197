using System.Globalization;
using System.Text;
using NewsMonitor.Core.Search;

namespace NewsMonitor.Training;

/// <summary>Writes parts of compounds for people: by the alphabet.</summary>
internal static class PartsFile
{
    public static void Write(string path, IReadOnlyList<PlainTextFile> data, IReadOnlyDictionary<string, PartUse> parts)
    {
        var text = new StringBuilder();
        text.Append("# Words that German compounds are made of: in how many different words each modifies another, and of how many it is the last part.\n");
        text.Append("# 0 and 0: to be left whole. Written by src/NewsMonitor.Training; do not edit.\n");
        text.Append(CultureInfo.InvariantCulture, $"# Learnt from {string.Join(", ", data.Select(file => Path.GetFileName(file.Path)))}.\n");
        foreach (var (word, use) in parts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{word}\t{use.Modifier}\t{use.Head}\n");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, text.ToString());
    }
}
