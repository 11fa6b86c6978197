using System.Collections.Concurrent;

namespace NewsMonitor.Seeds;

/// <summary>Does the same with several files at a time: reading them is nearly all of the time that a start takes.</summary>
/// <remarks>Each file has problems of its own, which are joined in the order of the files: who was quicker shows nowhere.</remarks>
internal static class SideBySide
{
    /// <summary>One result for each file, in the order of the files.</summary>
    public static IReadOnlyList<T> Read<T>(IReadOnlyList<SeedFile> files, Func<SeedFile, Problems, T> read, Problems problems)
    {
        var results = new T[files.Count];
        var found = new Problems[files.Count];

        // The longest first and one at a time: a long one that comes last would be waited for.
        var longestFirst = Enumerable.Range(0, files.Count).OrderByDescending(at => files[at].Content.Length);
        Parallel.ForEach(Partitioner.Create(longestFirst, EnumerablePartitionerOptions.NoBuffering), at =>
        {
            found[at] = new Problems();
            results[at] = read(files[at], found[at]);
        });
        foreach (var own in found)
        {
            problems.AddAll(own);
        }

        return results;
    }
}
