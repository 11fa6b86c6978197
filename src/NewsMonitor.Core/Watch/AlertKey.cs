using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsMonitor.Core.Identity;

namespace NewsMonitor.Core.Watch;

/// <summary>What is one alert: a rule and a story, or a rule and a day. The same key is the same alert for ever.</summary>
public sealed record AlertKey
{
    private AlertKey(string rule, Guid? story, DateOnly? day)
    {
        RuleId = rule;
        Story = story;
        Day = day;
    }

    /// <summary>Id of the rule.</summary>
    public string RuleId { get; }

    /// <summary>Public id of the story; null for an alert of a day.</summary>
    public Guid? Story { get; }

    /// <summary>The day in UTC; null for an alert of a story.</summary>
    public DateOnly? Day { get; }

    /// <summary>What it is one alert for.</summary>
    public OncePer OncePer => Story is null ? OncePer.Day : OncePer.Story;

    /// <summary>Public id of the alert, name-based.</summary>
    public Guid Id => NameBasedId.From("alert", RuleId, Subject);

    /// <summary><c>sha256:</c> and 64 hexadecimal digits over rule and story, or rule and day, joined by a line feed.</summary>
    public string Fingerprint => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{RuleId}\n{Subject}")))}";

    private string Subject => Story?.ToString() ?? Day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The alert of a rule and a story.</summary>
    public static AlertKey OfStory(string rule, Guid story) => new(rule, story, null);

    /// <summary>The alert of a rule and a day in UTC.</summary>
    public static AlertKey OfDay(string rule, DateOnly day) => new(rule, null, day);

    /// <summary>The alert in which a rule tells of a story now.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="story">Public id of the story.</param>
    /// <param name="now">Decides the day of a rule that alerts once a day.</param>
    public static AlertKey Of(WatchRule rule, Guid story, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.OncePer == OncePer.Story ? OfStory(rule.Id, story) : OfDay(rule.Id, DateOnly.FromDateTime(now.UtcDateTime));
    }
}
