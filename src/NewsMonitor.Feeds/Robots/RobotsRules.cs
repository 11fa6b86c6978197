using System.Globalization;
using System.Text;

namespace NewsMonitor.Feeds.Robots;

/// <summary>What a robots.txt says to us: RFC 9309.</summary>
/// <remarks>Groups for <see cref="Agent"/> are merged, and replace those for <c>*</c>; of the rules that match the longest decides.</remarks>
public sealed class RobotsRules
{
    /// <summary>The product token that sites address us by, in any case.</summary>
    public const string Agent = "NewsMonitor";

    /// <summary>Bytes that are read of a file; RFC 9309 asks for at least as many. The rest is ignored.</summary>
    public const int MaxLength = 500 * 1024;

    /// <summary>Longer patterns are ignored; of longer addresses the beginning is compared.</summary>
    private const int MaxPath = 2048;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(60);

    private readonly IReadOnlyList<RobotsRule> _rules;

    private RobotsRules(IReadOnlyList<RobotsRule> rules, TimeSpan? crawlDelay) => (_rules, CrawlDelay) = (rules, crawlDelay);

    /// <summary>Nothing is forbidden.</summary>
    public static RobotsRules AllowAll { get; } = new([], null);

    /// <summary>Everything is forbidden.</summary>
    public static RobotsRules DisallowAll { get; } = new([new RobotsRule("/", IsAllowed: false)], null);

    /// <summary>The pause that the site wants between two requests: 0 to 60 seconds, longer ones shortened; null when it names none.</summary>
    /// <remarks>Not part of RFC 9309; common nevertheless.</remarks>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>Reads a file. Whatever it holds, there is a result: lines that cannot be read say nothing.</summary>
    public static RobotsRules Parse(ReadOnlySpan<byte> file) => Parse(Encoding.UTF8.GetString(file[..Math.Min(file.Length, MaxLength)]));

    /// <summary>Reads a file, or what <see cref="ToString"/> gave.</summary>
    public static RobotsRules Parse(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var (ours, everybodys) = (new Group(), new Group());
        bool isOurs = false, isEverybodys = false, isAmongAgents = false;
        foreach (var line in file.AsSpan(0, Math.Min(file.Length, MaxLength)).TrimStart('\uFEFF').EnumerateLines())
        {
            var (name, value) = Field(line);
            switch (name)
            {
                case "user-agent":
                    if (!isAmongAgents)
                    {
                        (isOurs, isEverybodys, isAmongAgents) = (false, false, true);
                    }

                    isOurs |= IsAgent(value);
                    ours.IsNamed |= isOurs; // a group without rules forbids us nothing
                    isEverybodys |= value is "*";
                    break;
                case "allow" or "disallow":
                    isAmongAgents = false;
                    AddRule(value, name == "allow");
                    break;
                case "crawl-delay": // as every other line it does not end a list of agents
                    AddDelay(Delay(value));
                    break;
            }
        }

        var group = ours.IsNamed ? ours : everybodys;
        return new RobotsRules(group.Rules, group.Delay);

        void AddRule(string path, bool isAllowed)
        {
            foreach (var group in Open())
            {
                if (path.Length is > 0 and <= MaxPath && path[0] is '/' or '*')
                {
                    group.Rules.Add(new RobotsRule(RobotsPath.OfPattern(path), isAllowed));
                }
            }
        }

        void AddDelay(TimeSpan? delay)
        {
            foreach (var group in Open())
            {
                group.Delay = delay > group.Delay ? delay : group.Delay ?? delay;
            }
        }

        IEnumerable<Group> Open()
        {
            if (isOurs)
            {
                yield return ours;
            }

            if (isEverybodys)
            {
                yield return everybodys;
            }
        }
    }

    /// <summary>Whether we may ask for a page of the site.</summary>
    public bool Allows(Uri page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var path = RobotsPath.OfAddress(page, MaxPath);
        RobotsRule? best = null;
        foreach (var rule in _rules)
        {
            if (best is null || rule.Pattern.Length > best.Pattern.Length || (rule.Pattern.Length == best.Pattern.Length && rule.IsAllowed))
            {
                best = RobotsPath.Matches(rule.Pattern, path) ? rule : best;
            }
        }

        return best?.IsAllowed ?? true;
    }

    /// <summary>What concerns us, as a robots.txt in ASCII: to be kept as text, and read again by <see cref="Parse(string)"/>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("User-agent: ").Append(Agent).Append('\n');
        foreach (var rule in _rules)
        {
            text.Append(rule.IsAllowed ? "Allow: " : "Disallow: ").Append(rule.Pattern).Append('\n');
        }

        if (CrawlDelay is { } delay)
        {
            text.Append(CultureInfo.InvariantCulture, $"Crawl-delay: {delay.TotalSeconds}\n");
        }

        return text.ToString();
    }

    private static (string Name, string Value) Field(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf('#');
        line = comment < 0 ? line : line[..comment];
        var colon = line.IndexOf(':');
        return colon < 0 ? ("", "") : (line[..colon].Trim().ToString().ToLowerInvariant(), line[(colon + 1)..].Trim().ToString());
    }

    /// <summary>Some sites write a version behind the token.</summary>
    private static bool IsAgent(string value) =>
        value.StartsWith(Agent, StringComparison.OrdinalIgnoreCase)
        && (value.Length == Agent.Length || !(char.IsAsciiLetter(value[Agent.Length]) || value[Agent.Length] is '-' or '_'));

    private static TimeSpan? Delay(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds((double)Math.Min(seconds, (decimal)LongestDelay.TotalSeconds))
            : null;

    private sealed class Group
    {
        public bool IsNamed { get; set; }

        public List<RobotsRule> Rules { get; } = [];

        public TimeSpan? Delay { get; set; }
    }

    /// <param name="Pattern">In the form that paths are compared in.</param>
    /// <param name="IsAllowed">Whether what matches may be fetched.</param>
    private sealed record RobotsRule(string Pattern, bool IsAllowed);
}
