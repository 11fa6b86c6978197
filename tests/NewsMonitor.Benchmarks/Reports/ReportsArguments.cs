using System.Globalization;

namespace NewsMonitor.Benchmarks.Reports;

/// <summary>What the benchmark of reports is asked for.</summary>
internal sealed record ReportsArguments
{
    public const string Help = """
        reports [--articles N] [--words N] [--keep FOLDER] [--from NUMBER] [--searched N] [--only PART,…]    a year of made-up news, and what asking it costs

          --articles N    articles of the year (1000000); a multiple of 800
          --words N       words of each text (40)
          --keep FOLDER   state folder of the server, which stays, filled: a second run begins with what the first has made
          --from NUMBER   fills the schema as it was after this migration (0020 or later), and brings it up to date with transactions beside it
          --searched N    only so many of the newest articles, in whole months, are made known to the search (all): long texts take a millisecond or two each
          --only PART,…   of questions, search, intake, erase, retention these alone
        """;

    public static IReadOnlyList<string> Parts { get; } = ["questions", "search", "intake", "erase", "retention"];

    public long Articles { get; init; } = 1_000_000;

    public int Words { get; init; } = 40;

    public string? Keep { get; init; }

    public string? From { get; init; }

    public long Searched { get; init; } = long.MaxValue;

    public IReadOnlyList<string>? Only { get; init; }

    public bool Wants(string part) => Only?.Contains(part, StringComparer.Ordinal) != false;

    /// <exception cref="FormatException">An option is unknown, or its value is.</exception>
    public static ReportsArguments Read(IReadOnlyList<string> options)
    {
        var read = new ReportsArguments();
        for (var i = 0; i < options.Count; i++)
        {
            string Value() => ++i < options.Count ? options[i] : throw new FormatException($"{options[i - 1]} has no value");
            read = options[i] switch
            {
                "--articles" => read with { Articles = long.Parse(Value(), CultureInfo.InvariantCulture) },
                "--words" => read with { Words = int.Parse(Value(), CultureInfo.InvariantCulture) },
                "--keep" => read with { Keep = Path.GetFullPath(Value()) },
                "--from" => read with { From = Value() },
                "--searched" => read with { Searched = long.Parse(Value(), CultureInfo.InvariantCulture) },
                "--only" => read with { Only = [.. Value().Split(',').Select(OneOf)] },
                _ => throw new FormatException($"unknown option {options[i]}"),
            };
        }

        return read.Articles is >= 800 and <= 100_000_000 && read.Articles % 800 == 0
            ? read
            : throw new FormatException("--articles is no multiple of 800 up to 100000000");
    }

    private static string OneOf(string value) =>
        Parts.Contains(value, StringComparer.Ordinal) ? value : throw new FormatException($"{value} is none of {string.Join(", ", Parts)}");
}
