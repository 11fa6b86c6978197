namespace NewsMonitor.Seeds.Yaml;

/// <summary>Finds a tab among the spaces that a line begins with: invisible in most editors, and fatal in YAML.</summary>
internal static class TabIndent
{
    public static Position? Find(SeedFile file)
    {
        var number = 0;
        foreach (var line in file.Content.AsSpan().EnumerateLines())
        {
            number++;
            var text = line.TrimStart(" \t");
            var tab = line.IndexOf('\t');
            if (tab >= 0 && tab < line.Length - text.Length && !text.IsEmpty && text[0] != '#')
            {
                return new Position(file.Path, number, tab + 1);
            }
        }

        return null;
    }
}
