using Npgsql;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>One of the reference questions in <c>deploy/reporting/questions</c>.</summary>
/// <param name="Name">Name of its file, without ending; the twin that reads no sums ends in <c>.raw</c>.</param>
/// <param name="Sql">The whole file.</param>
/// <param name="Described">The file whose header says what is asked: of a twin its quick form.</param>
internal sealed record QuestionFile(string Name, string Sql, string Described)
{
    private static readonly string Folder = RepositoryFiles.Path("deploy", "reporting", "questions");

    /// <summary>What the header promises: names of the columns, in order.</summary>
    public IReadOnlyList<string> Columns => [.. Header("--   ")];

    /// <summary>The settings that the header names.</summary>
    public IReadOnlyList<string> Settings => [.. Header("-- set ")];

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.sql").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static QuestionFile Read(string name) => new(name, Text(name), Text(name.Replace(".raw", "", StringComparison.Ordinal)));

    /// <summary>Asks; a line for each row, the columns separated by bars.</summary>
    public async Task<(IReadOnlyList<string> Columns, IReadOnlyList<string> Rows)> AskAsync(NpgsqlConnection analyst, params (string Name, string Value)[] settings)
    {
        if (analyst.State == System.Data.ConnectionState.Closed)
        {
            await analyst.OpenAsync(TestContext.Current.CancellationToken);
        }

        foreach (var setting in Settings)
        {
            await using var set = new NpgsqlCommand("select set_config($1, $2, false)", analyst)
            {
                Parameters = { new() { Value = $"ask.{setting}" }, new() { Value = settings.FirstOrDefault(one => one.Name == setting).Value ?? "" } },
            };
            await set.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var ask = new NpgsqlCommand(Sql, analyst) { AllResultTypesAreUnknown = true };
        await using var answer = await ask.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> rows = [];
        while (await answer.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, answer.FieldCount).Select(column => answer.IsDBNull(column) ? "" : answer.GetString(column))));
        }

        return ([.. Enumerable.Range(0, answer.FieldCount).Select(answer.GetName)], rows);
    }

    private static string Text(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.sql"));

    private IEnumerable<string> Header(string beginning) => Described.Split('\n')
        .Where(line => line.StartsWith(beginning, StringComparison.Ordinal))
        .Select(line => line[beginning.Length..].Split([':', ' '])[0]);
}
