using System.Collections;
using Microsoft.Extensions.Configuration;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Messaging;
using NewsMonitor.Storage;
using NewsMonitor.Worker.Configuration;
using NewsMonitor.Worker.Health;
using NewsMonitor.Worker.Polling;

namespace NewsMonitor.Worker.Settings;

/// <summary>Collects the settings: a JSON file, and over it the environment.</summary>
internal static class SettingsLoader
{
    private static readonly string[] Sections =
        [StorageOptions.Section, BrokerOptions.Section, FetchingOptions.Section, PollingOptions.Section, SeedsOptions.Section, HealthOptions.Section, "Logging"];

    /// <exception cref="ConfigurationException">A file cannot be read, or a section is unknown.</exception>
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
            RefuseUnknownSections(builder as IConfiguration ?? builder.Build());
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{file}: {(e.InnerException ?? e).Message}");
        }
    }

    /// <summary>Binding refuses unknown keys inside a section; a mistyped section would be silently unused.</summary>
    private static void RefuseUnknownSections(IConfiguration configuration)
    {
        var unknown = configuration.GetChildren()
            .Select(section => section.Key)
            .Except(Sections, StringComparer.OrdinalIgnoreCase)
            .Select(name => $"unknown section '{name}'; known are {string.Join(", ", Sections)}")
            .ToList();
        if (unknown.Count > 0)
        {
            throw new ConfigurationException(unknown);
        }
    }
}
