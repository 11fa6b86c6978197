using Microsoft.Extensions.Configuration;
using NewsMonitor.Worker.Settings;

namespace NewsMonitor.UnitTests.Settings;

public sealed class EnvironmentSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_name_with_double_underscores_is_a_path_into_the_sections() =>
        Assert.Equal("30", Load(("NEWSMONITOR__Polling__Hosts__example.de", "30"))["Polling:Hosts:example.de"]);

    [Fact]
    public void Names_are_read_in_any_case_and_those_of_others_are_left_alone()
    {
        var settings = Load(("newsmonitor__broker__url", "amqp://a@b"), ("PATH", "/bin"), ("NEWSMONITOR_STATE", "/x"));

        Assert.Equal("amqp://a@b", settings["Broker:Url"]);
        Assert.Equal(["broker"], settings.GetChildren().Select(section => section.Key));
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("secret\n")]
    [InlineData("secret\r\n")]
    [InlineData("\uFEFFsecret\n")]
    public void A_secret_is_what_its_file_holds_without_the_line_break_of_an_editor(string content) =>
        Assert.Equal("secret", Load(("NEWSMONITOR__Broker__Password_FILE", FileWith(content)))["Broker:Password"]);

    [Fact]
    public void The_secret_of_a_source_may_be_in_a_file() =>
        Assert.Equal("secret", Load(("NEWSMONITOR__Secrets__my_feed_FILE", FileWith("secret\n")))["Secrets:my_feed"]);

    [Fact]
    public void Blanks_and_inner_line_breaks_belong_to_a_secret() =>
        Assert.Equal(" a\nb ", Load(("NEWSMONITOR__Broker__Password_FILE", FileWith(" a\nb \n")))["Broker:Password"]);

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n\r\n")]
    public void An_empty_secret_is_refused_by_name_and_path(string content)
    {
        var path = FileWith(content);

        var problem = ProblemOf(("NEWSMONITOR__Broker__Password_FILE", path));

        Assert.Equal($"NEWSMONITOR__Broker__Password_FILE: the file {path} is empty", problem);
    }

    [Fact]
    public void A_missing_file_a_folder_and_an_empty_path_are_refused()
    {
        string[] paths = [$"{_folder}/none", _folder, ""];

        Assert.All(paths, path => Assert.StartsWith(
            $"NEWSMONITOR__Broker__Password_FILE: the file {path} cannot be read",
            ProblemOf(("NEWSMONITOR__Broker__Password_FILE", path)),
            StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_and_a_file_for_it_are_refused_without_telling_either() =>
        Assert.Equal(
            "NEWSMONITOR__Broker__Password_FILE and NEWSMONITOR__Broker__Password are both set: keep one of them",
            ProblemOf(("NEWSMONITOR__Broker__Password", "secret"), ("NEWSMONITOR__Broker__Password_FILE", FileWith("other secret"))));

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var refused = Assert.Throws<ConfigurationException>(() => Load(("NEWSMONITOR__A__B_FILE", "/none"), ("NEWSMONITOR__C__D_FILE", "/none")));

        Assert.Equal(2, refused.Problems.Count);
    }

    private static IConfigurationRoot Load(params (string Name, string Value)[] variables) =>
        new ConfigurationBuilder()
            .Add(new EnvironmentSettings(variables.ToDictionary(variable => variable.Name, variable => variable.Value)))
            .Build();

    private static string ProblemOf(params (string Name, string Value)[] variables) =>
        Assert.Single(Assert.Throws<ConfigurationException>(() => Load(variables)).Problems);

    private string FileWith(string content)
    {
        var path = Path.Combine(_folder, "secret");
        File.WriteAllText(path, content);
        return path;
    }
}
