namespace NewsMonitor.Seeds;

/// <summary>The invisible character that some editors put before a text.</summary>
internal static class ByteOrderMark
{
    /// <summary>The text of the file without it; it is warned of.</summary>
    public static string Without(SeedFile file, Problems problems)
    {
        if (!file.Content.StartsWith('\uFEFF'))
        {
            return file.Content;
        }

        problems.Add(new SeedProblem(
            file.Path, 1, 1, ProblemSeverity.Warning, "F004", "the file starts with a byte order mark, which is ignored; save it as UTF-8 without one"));
        return file.Content[1..];
    }
}
