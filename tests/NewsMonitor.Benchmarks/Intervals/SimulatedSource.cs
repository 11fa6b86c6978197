using NewsMonitor.Core.Sources;

namespace NewsMonitor.Benchmarks.Intervals;

/// <summary>A source whose truth is known: the rate that drives it, and every article it will publish.</summary>
internal sealed class SimulatedSource
{
    private readonly Random _random;
    private readonly double _tellsTime;

    private SimulatedSource(Source source, SourceTraits traits, Random random)
    {
        (Source, Window, _random) = (source, traits.Window, random);
        Rates = HourlyRates(source, traits, random);
        Arrivals = Draw(traits.Clump);
        _tellsTime = random.NextDouble();
    }

    public Source Source { get; }

    /// <summary>Entries in its listing.</summary>
    public int Window { get; }

    /// <summary>Articles expected in each hour.</summary>
    public double[] Rates { get; }

    /// <summary>When each article appears, in hours, ascending.</summary>
    public double[] Arrivals { get; }

    /// <summary>Whether it publishes at most three articles a day.</summary>
    public bool IsSlow => Rates.Average() * 24 <= 3;

    public static SimulatedSource Create(string key, SourceTraits traits, Random random)
    {
        var source = new Source
        {
            Key = key,
            Name = key,
            Url = new Uri($"https://{key}.example/feed"),
            Publisher = key,
            TimeZone = random.Next(4) switch { 0 => "America/New_York", 1 => "UTC", _ => "Europe/Berlin" },
        };
        return new SimulatedSource(source, traits, random);
    }

    /// <summary>What the listing says: seven of ten sources the truth, two when the article was written, one nothing.</summary>
    public DateTimeOffset? Published(double arrival) => _tellsTime switch
    {
        < 0.7 => SimulatedTime.At(arrival),
        < 0.9 => SimulatedTime.At(arrival - ((arrival * 7919) % 3)),
        _ => null,
    };

    /// <summary>Nights are nearly still, mornings set in steeply, weekends are slower; no two weeks are alike, and one in a hundred hours is hot.</summary>
    private static double[] HourlyRates(Source source, SourceTraits traits, Random random)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone);
        var rates = new double[SimulatedTime.AllHours];
        var shape = new double[168];
        for (var slot = 0; slot < shape.Length; slot++)
        {
            var (day, hour) = (slot / 24, slot % 24);
            var byHour = hour switch { < 6 => traits.Night, < 7 => 0.5, < 10 => 1.6, < 18 => 1.2, < 22 => 0.7, _ => 0.3 };
            shape[slot] = traits.IsFlat ? 1 : byHour * (day < 5 ? 1 : traits.Weekend) * (0.7 + (0.6 * random.NextDouble()));
        }

        var mean = shape.Average();
        var week = 1.0;
        for (var hour = 0; hour < rates.Length; hour++)
        {
            week = hour % 168 == 0 && !traits.IsFlat ? 0.7 + (0.6 * random.NextDouble()) : week;
            var local = TimeZoneInfo.ConvertTime(SimulatedTime.At(hour), zone);
            var slot = (((int)local.DayOfWeek + 6) % 7 * 24) + local.Hour;
            rates[hour] = traits.PerDay / 24 * shape[slot] / mean * week * (!traits.IsFlat && random.Next(100) == 0 ? 3 : 1);
        }

        return rates;
    }

    /// <summary>Clumps come as a Poisson process; a clump has a geometric number of articles within some minutes.</summary>
    private double[] Draw(double meanClump)
    {
        var arrivals = new List<double>();
        var (hour, rest) = (0.0, -Math.Log(1 - _random.NextDouble()));
        while (hour < Rates.Length)
        {
            var end = Math.Floor(hour) + 1;
            var rate = Rates[(int)hour] / meanClump;
            if (rest > rate * (end - hour))
            {
                rest -= rate * (end - hour);
                hour = end;
                continue;
            }

            hour += rest / rate;
            rest = -Math.Log(1 - _random.NextDouble());
            var at = hour;
            do
            {
                arrivals.Add(at);
                at += _random.NextDouble() / 20;
            }
            while (_random.NextDouble() > 1 / meanClump);
        }

        arrivals.Sort();
        return [.. arrivals.Where(arrival => arrival < Rates.Length)];
    }
}
