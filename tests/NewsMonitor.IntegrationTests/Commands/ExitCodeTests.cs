using NewsMonitor.IntegrationTests.Running;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Commands;

/// <summary>What a service manager and an operator are told when something is wrong: 78 = a person must change something, 1 = try again.</summary>
public sealed class ExitCodeTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    private const int Failure = 1;
    private const int Configuration = 78;

    /// <summary>Nobody listens here.</summary>
    private const int DeadPort = 1;

    [Theory]
    [InlineData("Fetching__Contact", null, "Contact")]
    [InlineData("Fetching__Contact", "somebody", "Fetching:Contact must be an e-mail address")]
    [InlineData("Polling__Concurency", "4", "Concurency")]
    [InlineData("Poling__Concurrency", "4", "unknown section 'Poling'")]
    [InlineData("Polling__Concurrency", "many", "Polling:Concurrency")]
    [InlineData("Polling__Concurrency", "0", "Concurrency")]
    [InlineData("Broker__Url", "localhost:5672", "Broker:Url must be like amqp://user@host:5672/vhost")]
    [InlineData("Broker__Url", "http://user@localhost/", "Broker:Url must be like amqp://user@host:5672/vhost")]
    [InlineData("Storage__Connection", null, "Storage:Connection is missing")]
    [InlineData("Storage__Connection", "Host=127.0.0.1;Databas=x", "Storage:Connection")]
    [InlineData("Storage__Connection", "postgresql://somebody@127.0.0.1/x", "Storage:Connection")]
    [InlineData("Storage__Password_FILE", "/nowhere/secret", "/nowhere/secret cannot be read")]
    [InlineData("Fetching__Contact_FILE", "/nowhere/secret", "are both set")]
    public async Task A_wrong_setting_is_named_and_ends_with_78(string setting, string? value, string words)
    {
        var installation = await shared.GetAsync();

        var result = await Executable.RunAsync(["check"], With(installation, setting, value));

        Assert.True(result.ExitCode == Configuration, $"exit code {result.ExitCode}\n{result.Output}\n{result.Errors}");
        Assert.Contains(words, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "--once")]
    [InlineData("import", "seeds/sample/perspektiven-global.xml", "--source", "beispiel")]
    public async Task A_missing_contact_stops_every_command_that_would_fetch_or_read(params string[] command)
    {
        var installation = await shared.GetAsync();

        var result = await Executable.RunAsync(command, With(installation, "Fetching__Contact", null));

        Assert.Equal(Configuration, result.ExitCode);
        Assert.Contains("Contact", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_settings_in_several_sections_are_all_named()
    {
        var installation = await shared.GetAsync();
        var settings = With(installation, "Broker__Url", "localhost");
        settings["NEWSMONITOR__Storage__Connection"] = "nonsense";
        settings["NEWSMONITOR__Fetching__Contact"] = "";

        var result = await Executable.RunAsync(["check"], settings);

        Assert.Equal(Configuration, result.ExitCode);
        Assert.All(["Broker:Url", "Storage:Connection", "Contact"], key => Assert.Contains(key, result.Errors, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", "--seeds-only")]
    [InlineData("apply")]
    public async Task Wrong_seeds_are_named_with_file_line_and_column_and_end_with_78(params string[] command)
    {
        var installation = await shared.GetAsync();
        var seeds = Directory.CreateTempSubdirectory("newsmonitor-bad-seeds-");
        try
        {
            File.Copy(Path.Combine(installation.SeedsFolder, "taxonomy.yaml"), Path.Combine(seeds.FullName, "taxonomy.yaml"));
            await File.WriteAllTextAsync(
                Path.Combine(seeds.FullName, "sources.yaml"),
                "schema: monitor.sources/1\nsources:\n  - key: a\n    name: A\n    url: https://a.example/\n    langage: de\n",
                TestContext.Current.CancellationToken);

            var result = await Executable.RunAsync(command, With(installation, "Seeds__Path", seeds.FullName));

            Assert.Equal(Configuration, result.ExitCode);
            Assert.Matches(@"(?m)^sources\.yaml:6:5 error ", result.Errors);
        }
        finally
        {
            seeds.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("apply")]
    [InlineData("import", "seeds/sample/perspektiven-global.xml", "--source", "beispiel")]
    public async Task A_database_that_does_not_answer_ends_with_1(params string[] command)
    {
        var installation = await shared.GetAsync();
        var settings = With(installation, "Storage__Connection", DeadDatabase(installation));
        settings["NEWSMONITOR__Storage__OwnerConnection"] = DeadDatabase(installation);

        var result = await Executable.RunAsync(command, settings);

        Assert.Equal(Failure, result.ExitCode);
        Assert.StartsWith("PostgreSQL does not answer: ", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no source 'niemand' in set", "import", "seeds/sample/perspektiven-global.xml", "--source", "niemand")]
    [InlineData("does not exist", "import", "seeds/sample/fehlt.xml", "--source", "beispiel")]
    [InlineData("does not exist", "import", "seeds/sample", "--source", "beispiel")]
    [InlineData("NotAFeed", "import", "README-is-no-feed", "--source", "beispiel")]
    [InlineData("No worker answers at http://127.0.0.1:1/health/ready", "health")]
    public async Task What_cannot_be_done_ends_with_1_and_a_reason(string words, params string[] command)
    {
        var installation = await shared.GetAsync();
        var noFeed = Path.Combine(installation.SeedsFolder, "no-feed.html");
        await File.WriteAllTextAsync(noFeed, "<!doctype html><html><body>Hallo</body></html>", TestContext.Current.CancellationToken);

        var result = await Executable.RunAsync(
            command.Select(word => word == "README-is-no-feed" ? noFeed : word), With(installation, "Health__Url", $"http://127.0.0.1:{DeadPort}"));

        Assert.Equal(Failure, result.ExitCode);
        Assert.Contains(words, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_needs_neither_database_nor_broker()
    {
        var installation = await shared.GetAsync();
        var settings = With(installation, "Storage__Connection", DeadDatabase(installation));
        settings["NEWSMONITOR__Broker__Url"] = $"amqp://worker@127.0.0.1:{DeadPort}/nowhere";

        var result = (await Executable.RunAsync(["check"], settings)).Succeeded();

        Assert.Contains("settings: ok", result.Output, StringComparison.Ordinal);
        Assert.Contains(": ok, 1 sources, ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_needs_no_settings()
    {
        var result = (await Executable.RunAsync(["--version"], new Dictionary<string, string>())).Succeeded();

        Assert.Matches(@"^\d+\.\d+\.\d+", result.Output);
    }

    [Fact]
    public async Task No_password_is_ever_printed()
    {
        var installation = await shared.GetAsync();
        const string secret = "streng-geheim";
        Dictionary<string, string> settings = new(installation.Settings, StringComparer.Ordinal)
        {
            ["NEWSMONITOR__Storage__Connection"] = new NpgsqlConnectionStringBuilder(installation.WorkerConnection) { Password = secret }.ConnectionString,
            ["NEWSMONITOR__Storage__OwnerConnection"] = new NpgsqlConnectionStringBuilder(installation.WorkerConnection) { Password = secret }.ConnectionString,
            ["NEWSMONITOR__Broker__Url"] = $"amqp://monitor:{secret}@127.0.0.1:{TestServices.BrokerWorker.Port}/{installation.Name}",
            ["NEWSMONITOR__Health__Url"] = $"http://127.0.0.1:{FreePort.Next()}",
        };
        Dictionary<string, string> malformed = new(settings, StringComparer.Ordinal)
        {
            ["NEWSMONITOR__Storage__Connection"] = $"postgresql://monitor:{secret}@127.0.0.1/x",
            ["NEWSMONITOR__Broker__Url"] = $"http://monitor:{secret}@127.0.0.1/x",
        };

        List<CommandResult> results = [await Executable.RunAsync(["check"], malformed), await Executable.RunAsync(["run"], malformed)];
        foreach (var command in (string[][])[["check"], ["migrate"], ["apply"], ["topology"], ["tail"], ["import", "seeds/sample/perspektiven-global.xml", "--source", "beispiel"]])
        {
            results.Add(await Executable.RunAsync(command, settings));
        }

        await using var worker = new WorkerProcess(Executable.Start(["run"], settings));
        await worker.WaitForLogAsync("PostgreSQL refuses: password");

        Assert.DoesNotContain(secret, worker.Log, StringComparison.Ordinal);
        Assert.All(results, result => Assert.DoesNotContain(secret, result.Output + result.Errors, StringComparison.Ordinal));
        Assert.Equal([Configuration, Configuration, 0, Failure, Failure, Failure, Failure, Failure], results.Select(result => result.ExitCode));
    }

    private static Dictionary<string, string> With(Installation installation, string setting, string? value)
    {
        Dictionary<string, string> settings = new(installation.Settings, StringComparer.Ordinal);
        settings.Remove($"NEWSMONITOR__{setting}");
        if (value is not null)
        {
            settings[$"NEWSMONITOR__{setting}"] = value;
        }

        return settings;
    }

    private static string DeadDatabase(Installation installation) =>
        new NpgsqlConnectionStringBuilder(installation.WorkerConnection) { Port = DeadPort }.ConnectionString;
}
