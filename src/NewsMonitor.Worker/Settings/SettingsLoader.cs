using System.Collections;
using Microsoft.Extensions.Configuration;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Messaging;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Retention;
using NewsMonitor.Worker.Configuration;
using NewsMonitor.Worker.Health;
using NewsMonitor.Worker.PageText;
using NewsMonitor.Worker.Polling;
using NewsMonitor.Worker.Reporting;

namespace NewsMonitor.Worker.Settings;

/// <summary>Collects the settings: a JSON file, and over it the environment.</summary>
internal static class SettingsLoader
{
    /// <summary>
    /// The sections and what each may hold. <c>Logging</c> belongs to the platform and is not ours to judge; <c>Secrets</c> are
    /// named by the sources.
    /// </summary>
    private static readonly Dictionary<string, Type?> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        [StorageOptions.Section] = typeof(StorageOptions),
        [BrokerOptions.Section] = typeof(BrokerOptions),
        [FetchingOptions.Section] = typeof(FetchingOptions),
        [PollingOptions.Section] = typeof(PollingOptions),
        [PagesOptions.Section] = typeof(PagesOptions),
        [RetentionOptions.Section] = typeof(RetentionOptions),
        [ReportingOptions.Section] = typeof(ReportingOptions),
        [SeedsOptions.Section] = typeof(SeedsOptions),
        [HealthOptions.Section] = typeof(HealthOptions),
        ["Secrets"] = null,
        ["Logging"] = null,
    };

    /// <exception cref="ConfigurationException">A file cannot be read, or a section or key is unknown.</exception>
    public static void Load(IConfigurationBuilder builder, string? file, IDictionary environment)
    {
        builder.Sources.Clear();
        try
        {
            if (file is not null)
            {
                builder.AddJsonFile(Path.GetFullPath(file), optional: false, reloadOnChange: false);
            }

            builder.Add(new EnvironmentSettings(environment));
            RefuseUnknownKeys(builder as IConfiguration ?? builder.Build());
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{file}: {Innermost(e).Message}");
        }
    }

    /// <summary>Where in the file it is stands in the parser's own message, beneath two others.</summary>
    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;

    /// <summary>A mistyped name would be silently unused, and its default in force. All of them are told at once.</summary>
    private static void RefuseUnknownKeys(IConfiguration configuration)
    {
        var unknown = configuration.GetChildren().SelectMany(UnknownIn).ToList();
        if (unknown.Count > 0)
        {
            throw new ConfigurationException(unknown);
        }
    }

    private static IEnumerable<string> UnknownIn(IConfigurationSection section)
    {
        if (!Sections.TryGetValue(section.Key, out var options))
        {
            return [$"unknown section '{section.Key}'; known are {string.Join(", ", Sections.Keys)}"];
        }

        var known = options?.GetProperties().Where(property => property.CanWrite).Select(property => property.Name).ToList();
        return known is null
            ? []
            : section.GetChildren()
                .Where(key => !known.Contains(key.Key, StringComparer.OrdinalIgnoreCase))
                .Select(key => $"unknown key '{section.Key}:{key.Key}'; known are {string.Join(", ", known)}");
    }
}
