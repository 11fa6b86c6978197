using System.Collections;
using Microsoft.Extensions.Configuration;

namespace NewsMonitor.Worker.Settings;

/// <summary>Settings from the environment: <c>NEWSMONITOR__Section__Key</c>, or <c>…__Key_FILE</c> with the path of a file that holds the value.</summary>
internal sealed class EnvironmentSettings(IDictionary environment) : ConfigurationProvider, IConfigurationSource
{
    private const string Prefix = "NEWSMONITOR__";
    private const string FileSuffix = "_FILE";

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override void Load()
    {
        var names = environment.Keys.Cast<string>().Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        var problems = new List<string>();
        foreach (var name in names)
        {
            var key = name[Prefix.Length..].Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
            var value = (string?)environment[name] ?? "";
            if (!key.EndsWith(FileSuffix, StringComparison.Ordinal))
            {
                Data[key] = value;
            }
            else if (names.Contains(name[..^FileSuffix.Length], StringComparer.OrdinalIgnoreCase))
            {
                problems.Add($"{name} and {name[..^FileSuffix.Length]} are both set: keep one of them");
            }
            else if (ReadSecret(name, value, problems) is { } secret)
            {
                Data[key[..^FileSuffix.Length]] = secret;
            }
        }

        if (problems.Count > 0)
        {
            throw new ConfigurationException(problems);
        }
    }

    private static string? ReadSecret(string name, string path, List<string> problems)
    {
        try
        {
            var secret = File.ReadAllText(path).TrimEnd('\r', '\n');
            if (secret.Length > 0)
            {
                return secret;
            }

            problems.Add($"{name}: the file {path} is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add($"{name}: the file {path} cannot be read ({e.Message})");
        }

        return null;
    }
}
