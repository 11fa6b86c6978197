using System.Globalization;
using NewsMonitor.FeedFarm.Content;

namespace NewsMonitor.FeedFarm;

/// <summary>What is wrong with a source.</summary>
public enum Fault
{
    None,

    /// <summary>Answers after a delay.</summary>
    Slow,

    /// <summary>500.</summary>
    Error,

    /// <summary>429 with Retry-After; serves one request once the client has stayed away that long.</summary>
    Throttle,

    /// <summary>410.</summary>
    Gone,

    /// <summary>Never answers.</summary>
    Hang,

    /// <summary>Cuts the connection in the middle of the body.</summary>
    Abort,
}

/// <summary>Gives each source at most one fault, by shares. A source keeps its fault as long as the plan stands.</summary>
public sealed class FaultPlan
{
    public static readonly FaultPlan None = new([]);

    private readonly (Fault Fault, double Upper)[] _bands;

    private FaultPlan((Fault, double)[] bands) => _bands = bands;

    /// <summary>Reads shares such as <c>slow=0.02,error=0.01</c>; <c>none</c> is no fault at all.</summary>
    /// <exception cref="FormatException">A fault is unknown, or the shares add up to more than 1.</exception>
    public static FaultPlan Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text is "" or "none")
        {
            return None;
        }

        var bands = new List<(Fault, double)>();
        var sum = 0.0;
        foreach (var part in text.Split(','))
        {
            var pair = part.Split('=');
            if (pair.Length != 2 || !Enum.TryParse<Fault>(pair[0], ignoreCase: true, out var fault))
            {
                throw new FormatException($"no fault with a share: '{part}'");
            }

            sum += FarmArguments.Share(pair[1]);
            bands.Add((fault, sum));
        }

        return sum <= 1 ? new FaultPlan([.. bands]) : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"the shares add up to {sum}"));
    }

    public Fault Of(ulong seed, int source)
    {
        var place = Hash.Unit(Hash.Mix(seed, 0xFA017, (ulong)source));
        return _bands.FirstOrDefault(band => place < band.Upper).Fault;
    }
}
