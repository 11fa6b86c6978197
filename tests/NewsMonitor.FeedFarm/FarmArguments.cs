using System.Globalization;

namespace NewsMonitor.FeedFarm;

/// <summary>Reads the command line.</summary>
public static class FarmArguments
{
    public const string Help = """
        A farm of RSS and Atom feeds on loopback addresses. The same options and control requests give the same bytes.

          --port N          TCP port (28100)
          --hosts N         spread the sources over N loopback addresses 127.0.0.1, 127.0.0.2, … (1)
          --sources N       number of feeds (100)
          --items N         items in every feed; or --min-items N (10) and --max-items N (50)
          --seed N          seed of all content (1)
          --epoch T         virtual time of the first tick (2024-07-28T08:00:00Z)
          --tick-minutes N  virtual time between two ticks (15)
          --validators V    both | etag | lastmodified | none (both)
          --atom S          share of Atom feeds, the others are RSS 2.0 (0.2)
          --english S       share of English feeds, the others are German (0.3)
          --faults LIST     shares of faulty sources, such as slow=0.02,error=0.01: slow error throttle gone hang abort (none)
          --slow-ms N       delay of a slow source (3000)
          --retry-after N   seconds that a throttling source asks for (5)
          --with-parent     first of all: end when the input ends, so that the farm does not outlive who started it
        """;

    /// <exception cref="FormatException">An option is unknown, without value or out of range; the message is for the person who typed it.</exception>
    public static FarmOptions Read(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var options = new FarmOptions();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new FormatException($"{arguments[i]} has no value");
            options = With(options, arguments[i], value);
        }

        return options.MinItems <= options.MaxItems ? options : throw new FormatException("--min-items is above --max-items");
    }

    /// <summary>A share, from 0 to 1.</summary>
    internal static double Share(string text) =>
        double.Parse(text, CultureInfo.InvariantCulture) is var share and >= 0 and <= 1 ? share : throw new FormatException($"{text} is not in 0..1");

    internal static SentValidators Validators(string text) =>
        Enum.TryParse<SentValidators>(text, ignoreCase: true, out var validators) ? validators : throw new FormatException($"no such validators: {text}");

    private static FarmOptions With(FarmOptions options, string name, string value) => name switch
    {
        "--port" => options with { Port = Whole(value, 1, 65535) },
        "--hosts" => options with { Hosts = Whole(value, 1, 4096) },
        "--sources" => options with { Sources = Whole(value, 1, 100_000) },
        "--items" => options with { MinItems = Whole(value, 1, 1000), MaxItems = Whole(value, 1, 1000) },
        "--min-items" => options with { MinItems = Whole(value, 1, 1000) },
        "--max-items" => options with { MaxItems = Whole(value, 1, 1000) },
        "--seed" => options with { Seed = ulong.Parse(value, CultureInfo.InvariantCulture) },
        "--epoch" => options with { Epoch = DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) },
        "--tick-minutes" => options with { TickSpan = TimeSpan.FromMinutes(Whole(value, 1, 1440)) },
        "--validators" => options with { Validators = Validators(value) },
        "--atom" => options with { AtomShare = Share(value) },
        "--english" => options with { EnglishShare = Share(value) },
        "--faults" => options with { Faults = FaultPlan.Read(value) },
        "--slow-ms" => options with { SlowBy = TimeSpan.FromMilliseconds(Whole(value, 1, 600_000)) },
        "--retry-after" => options with { RetryAfter = TimeSpan.FromSeconds(Whole(value, 1, 86_400)) },
        _ => throw new FormatException($"unknown option {name}"),
    };

    private static int Whole(string text, int least, int most) =>
        int.Parse(text, CultureInfo.InvariantCulture) is var number && number >= least && number <= most
            ? number
            : throw new FormatException($"{text} is not in {least}..{most}");
}
