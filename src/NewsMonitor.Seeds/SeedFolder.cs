using System.Text;

namespace NewsMonitor.Seeds;

/// <summary>Reads the files of a seeds folder.</summary>
/// <remarks>Never throws for what an operator can mistype: a file that cannot be read carries its problem to the loader.</remarks>
public static class SeedFolder
{
    /// <summary>Larger files are refused unread: 20,000 sources need 4 MiB.</summary>
    public const int LargestFile = 8 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads <c>sources.yaml</c>, <c>taxonomy.yaml</c>, <c>rules/*.yaml</c>, <c>entities/*.yaml</c>, <c>watch/*.yaml</c> and <c>models/*.tsv</c>, each folder in ordinal order.</summary>
    /// <param name="folder">The seeds folder.</param>
    public static IReadOnlyList<SeedFile> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [Unreadable(folder, "F001", "this folder does not exist")];
        }

        string[] paths =
        [
            SeedPaths.Sources, SeedPaths.Taxonomy, .. FilesIn(folder, SeedPaths.Rules, "*.yaml"), .. FilesIn(folder, SeedPaths.Entities, "*.yaml"),
            .. FilesIn(folder, SeedPaths.Watch, "*.yaml"), .. FilesIn(folder, SeedPaths.Models, "*.tsv"),
        ];
        return [.. paths.Select(path => ReadFile(folder, path))];
    }

    private static IEnumerable<string> FilesIn(string folder, string name, string pattern)
    {
        var path = Path.Combine(folder, name);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, pattern).Select(file => $"{name}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
    }

    private static SeedFile ReadFile(string folder, string path)
    {
        try
        {
            using var stream = new FileStream(Path.Combine(folder, path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > LargestFile)
            {
                return Unreadable(path, "F002", $"the file has {stream.Length / 1024 / 1024} MiB; at most {LargestFile / 1024 / 1024} MiB are read");
            }

            // The length may lie (a pipe) or grow meanwhile: the buffer bounds what is read, not the length.
            var bytes = new byte[(int)stream.Length];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return Decode(path, bytes.AsSpan(0, read));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unreadable(path, "F001", "the file is missing");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Unreadable(path, "F001", $"the file cannot be read: {e.Message}");
        }
    }

    private static SeedFile Decode(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new SeedFile(path, StrictUtf8.GetString(bytes));
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n');
            return new SeedFile(path, "")
            {
                Problem = new SeedProblem(path, line, 1, ProblemSeverity.Error, "F003", "this line is not UTF-8; save the file as UTF-8"),
            };
        }
    }

    private static SeedFile Unreadable(string path, string code, string message) =>
        new(path, "") { Problem = new SeedProblem(path, 0, 0, ProblemSeverity.Error, code, message) };
}
