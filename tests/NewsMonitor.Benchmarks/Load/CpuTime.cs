using System.Globalization;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>CPU time of a process and all that descend from it, in user mode and in the kernel, as Linux counts it.</summary>
internal static class CpuTime
{
    private const double TicksPerSecond = 100; // USER_HZ: the same on every Linux that runs .NET

    /// <summary>
    /// Fields 14 to 17 of <c>/proc/PID/stat</c>: its own time, and that of children which have ended and were waited for; so what
    /// a backend of a database server has taken stays counted when it is gone. Zero for a process that is gone itself.
    /// </summary>
    public static TimeSpan OfTree(int root)
    {
        var processes = All();
        var children = processes.Values.ToLookup(process => process.Parent);
        var ticks = 0L;
        var open = new Stack<int>([root]);
        while (open.TryPop(out var id))
        {
            ticks += processes.TryGetValue(id, out var process) ? process.Ticks : 0;
            foreach (var child in children[id])
            {
                open.Push(child.Id);
            }
        }

        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private static Dictionary<int, Row> All() => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Read(id) : null)
        .OfType<Row>()
        .ToDictionary(row => row.Id);

    /// <summary>Counted behind the name, which may hold blanks and parentheses; null once the process is gone.</summary>
    private static Row? Read(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new Row(id, (int)Number(fields[1]), Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14]));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Row(int Id, int Parent, long Ticks);
}
