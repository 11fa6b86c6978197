using System.Globalization;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>What the load benchmark is asked for.</summary>
internal sealed record LoadArguments
{
    public const string Help = """
        load [--sources N] [--items N] [--rounds N] [--phase P] [--only C]    CPU seconds of poller and PostgreSQL, phase by phase
        load --latency [--rate N] [--seconds N]                               from the first byte of an answer to the commit

          --sources N   sources that are polled in each phase (1000)
          --items N     items of each feed (30)
          --hosts N     loopback addresses that they are spread over (a quarter of the sources, 250 to 2000)
          --rounds N    how often each phase after the first is measured; the median counts (1)
          --phase P     notModified, changed5 or unchanged200 alone, after the first one; or cold alone
          --only C      ours, naive or store alone
          --rate N      sources that become due in a second (30)
          --seconds N   how long they do (60)
        """;

    public int Sources { get; init; } = 1000;

    public int Items { get; init; } = 30;

    public int? Hosts { get; init; }

    public int Rounds { get; init; } = 1;

    public string? Phase { get; init; }

    public string? Only { get; init; }

    public bool Latency { get; init; }

    public int Rate { get; init; } = 30;

    public int Seconds { get; init; } = 60;

    public int HostCount => Hosts ?? Math.Clamp(Sources / 4, 250, 2000);

    /// <exception cref="FormatException">An option is unknown, or its value is.</exception>
    public static LoadArguments Read(IReadOnlyList<string> options)
    {
        var read = new LoadArguments();
        for (var i = 0; i < options.Count; i++)
        {
            string Value() => ++i < options.Count ? options[i] : throw new FormatException($"{options[i - 1]} has no value");
            int Number() => int.Parse(Value(), CultureInfo.InvariantCulture);
            read = options[i] switch
            {
                "--sources" => read with { Sources = Number() },
                "--items" => read with { Items = Number() },
                "--hosts" => read with { Hosts = Number() },
                "--rounds" => read with { Rounds = Number() },
                "--phase" => read with { Phase = OneOf(Value(), [.. LoadPhase.All.Select(phase => phase.Name)]) },
                "--only" => read with { Only = OneOf(Value(), ["ours", "naive", "store"]) },
                "--latency" => read with { Latency = true },
                "--rate" => read with { Rate = Number() },
                "--seconds" => read with { Seconds = Number() },
                _ => throw new FormatException($"unknown option {options[i]}"),
            };
        }

        return read;
    }

    private static string OneOf(string value, string[] known) =>
        known.Contains(value, StringComparer.Ordinal) ? value : throw new FormatException($"{value} is none of {string.Join(", ", known)}");
}
