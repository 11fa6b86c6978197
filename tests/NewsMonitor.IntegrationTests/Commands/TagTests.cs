using System.Text.Json;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Commands;

/// <summary>The commands that tag files by the rules of the seeds folder. They need neither a database nor a broker.</summary>
public sealed class TagTests : IDisposable
{
    private const string Article = "Bundeswehr verlegt Panzerbrigade nach Litauen\n\nVerteidigungsminister Pistorius hat die Stationierung der Brigade angekündigt.";

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["NEWSMONITOR__Fetching__Contact"] = "desk@example.org",
        ["NEWSMONITOR__Seeds__Path"] = "seeds",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tag-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_line_is_answered_whatever_is_in_it_and_a_bad_one_ends_with_1()
    {
        var texts = new Dictionary<string, string>
        {
            ["large"] = string.Concat(Enumerable.Repeat("Die Bundeswehr übt in Litauen. ", 70_000)),
            ["word"] = "Panzer",
            ["controls"] = "\u0001\u0002\u001b\u0007",
            ["mixed"] = "Бундесвер 北约 حلف NATO Ναι",
        };
        var lines = texts.Select(text => JsonSerializer.Serialize(new { id = text.Key, title = "", text = text.Value }))
            .Append("""{"id":"language","lang":"xx","title":"Die Bundeswehr"}""").Append("no JSON").Append("""{"title":"no id"}""").Append("""{"id":"last","title":"Rat"}""");

        var result = await RunAsync("tag", File("a.jsonl", string.Join('\n', lines)));

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["large", "word", "controls", "mixed", "language", "last"], Ids(result.Output));
        Assert.Contains("a.jsonl:6: no JSON object", result.Errors, StringComparison.Ordinal);
        Assert.Contains("a.jsonl:7: 'id' is missing", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_lines_are_answered_in_their_order()
    {
        var ids = Enumerable.Range(0, 10_000).Select(at => $"{at}").ToList();

        var result = await RunAsync("tag", File("a.jsonl", string.Join('\n', ids.Select(id => $"{{\"id\":\"{id}\",\"lang\":\"de\",\"title\":\"Die Bundeswehr {id}\"}}"))));

        Assert.Equal(ids, Ids(result.Succeeded().Output));
    }

    [Fact]
    public async Task Lines_are_read_from_standard_input()
    {
        const string line = """{"id":"a","lang":"de","title":"Bundeswehr verlegt Brigade nach Übersee"}""";

        var result = await Executable.RunAsync(["tag", "-"], Settings, $"{line}\n{line.Replace("\"a\"", "\"b\"", StringComparison.Ordinal)}");

        Assert.Equal(["a", "b"], Ids(result.Succeeded().Output));
        Assert.Contains("\"defence\":true", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tag")]
    [InlineData("evaluate")]
    public async Task A_file_that_is_not_there_is_told(string command)
    {
        var result = await RunAsync(command, Path.Combine(_folder.FullName, "nowhere.jsonl"));

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("nowhere.jsonl cannot be read", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_text_is_explained()
    {
        var result = (await RunAsync("explain", File("a.txt", Article))).Succeeded();

        Assert.StartsWith("Bundeswehr verlegt Panzerbrigade nach Litauen\nrelevance ", result.Output, StringComparison.Ordinal);
        Assert.Contains("(defence, gate 35)", result.Output, StringComparison.Ordinal);
        Assert.Contains("boris-pistorius, minister-of-defence", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_page_is_explained()
    {
        var paragraphs = string.Concat(Enumerable.Repeat("<p>Die Bundeswehr hat am Montag die Verlegung der Brigade nach Litauen begonnen, wie das Ministerium in Berlin erklärte.</p>", 8));
        var page = $"<!DOCTYPE html><html lang=de><head><title>Brigade nach Litauen</title></head><body><article><h1>Brigade nach Litauen</h1>{paragraphs}</article></body></html>";

        var result = (await RunAsync("explain", File("a.html", page))).Succeeded();

        Assert.Contains("(defence, gate 35)", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("holds no text", "empty.txt")]
    [InlineData("does not exist", "nowhere.txt")]
    [InlineData("blocked", "http://127.0.0.1:9/article")]
    public async Task What_cannot_be_explained_is_told(string words, string place)
    {
        File("empty.txt", " \n ");

        var result = await RunAsync("explain", place.StartsWith("http", StringComparison.Ordinal) ? place : Path.Combine(_folder.FullName, place));

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(words, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_are_compared()
    {
        var file = File("a.jsonl",
            """
            {"id":"hit","lang":"de","title":"Bundeswehr verlegt Panzerbrigade nach Litauen","labels":{"defence":true}}
            {"id":"rest","lang":"de","title":"Bäcker backt Brot","labels":{"defence":false}}
            {"id":"none","lang":"de","title":"Rat"}
            """);

        var result = (await RunAsync("evaluate", file)).Succeeded();

        Assert.StartsWith("2 articles, 1 of them defence; 1 left out\nhits 1, false alarms 0, misses 0\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_label_there_is_nothing_to_compare()
    {
        var result = await RunAsync("evaluate", File("a.jsonl", """{"id":"none","title":"Rat"}"""));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("No labelled article was read (1 left out)", result.Errors, StringComparison.Ordinal);
    }

    private static Task<CommandResult> RunAsync(params string[] arguments) => Executable.RunAsync(arguments, Settings);

    private static IEnumerable<string?> Ids(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("id").GetString();
        });

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
