using Microsoft.Extensions.Configuration;
using NewsMonitor.Worker.Settings;

namespace NewsMonitor.UnitTests.Settings;

public sealed class SettingsLoaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_environment_stands_over_the_file()
    {
        var file = FileWith("""{ "Broker": { "Url": "amqp://file@host", "ArchiveDays": 7 } }""");

        var settings = Load(file, ("NEWSMONITOR__Broker__Url", "amqp://environment@host"));

        Assert.Equal(("amqp://environment@host", "7"), (settings["Broker:Url"], settings["Broker:ArchiveDays"]));
    }

    [Fact]
    public void A_secret_file_stands_over_the_settings_file_too()
    {
        var secret = Path.Combine(_folder, "secret");
        File.WriteAllText(secret, "from the secret\n");

        var settings = Load(FileWith("""{ "Broker": { "Password": "from the settings" } }"""), ("NEWSMONITOR__Broker__Password_FILE", secret));

        Assert.Equal("from the secret", settings["Broker:Password"]);
    }

    [Fact]
    public void Keys_may_be_nested_below_a_section() =>
        Assert.Equal("Debug", Load(null, ("NEWSMONITOR__Logging__LogLevel__NewsMonitor.Feeds", "Debug"))["Logging:LogLevel:NewsMonitor.Feeds"]);

    [Fact]
    public void What_was_configured_before_is_forgotten()
    {
        var settings = new ConfigurationManager();
        settings.AddInMemoryCollection([new("Broker:Url", "amqp://default@host")]);

        SettingsLoader.Load(settings, null, new Dictionary<string, string>());

        Assert.Null(settings["Broker:Url"]);
    }

    [Fact]
    public void A_mistyped_section_is_refused_and_the_known_ones_are_named()
    {
        var refused = Assert.Throws<ConfigurationException>(
            () => Load(FileWith("""{ "Brokre": { "Url": "x" }, "broker": {} }"""), ("NEWSMONITOR__Poling__Gate", "1")));

        Assert.Equal(2, refused.Problems.Count);
        Assert.All(refused.Problems, problem => Assert.Matches("^unknown section '(Brokre|Poling)'; known are .*Broker.*Polling", problem));
    }

    [Theory]
    [InlineData("""{ "Broker": """)]
    [InlineData("[]")]
    [InlineData("")]
    public void A_file_that_is_no_settings_is_refused_by_name(string content)
    {
        var file = FileWith(content);

        var refused = Assert.Throws<ConfigurationException>(() => Load(file));

        Assert.StartsWith(file + ": ", Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_by_name()
    {
        var refused = Assert.Throws<ConfigurationException>(() => Load($"{_folder}/none/settings.json"));

        Assert.StartsWith($"{_folder}/none/settings.json: ", Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_refused_with_the_line()
    {
        var file = FileWith("{\n  \"Polling\": {\n    \"Concurrency\" 4\n  }\n}");

        var refused = Assert.Throws<ConfigurationException>(() => Load(file));

        Assert.Contains("LineNumber: 2", Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    private static ConfigurationManager Load(string? file, params (string Name, string Value)[] variables)
    {
        var settings = new ConfigurationManager();
        SettingsLoader.Load(settings, file, variables.ToDictionary(variable => variable.Name, variable => variable.Value));
        return settings;
    }

    private string FileWith(string content)
    {
        var path = Path.Combine(_folder, "settings.json");
        File.WriteAllText(path, content);
        return path;
    }
}
