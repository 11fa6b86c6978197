using System.Reflection;
using System.Text.RegularExpressions;

namespace NewsMonitor.Storage.Reporting.Questions;

/// <summary>The questions that this version brings: <c>deploy/reporting/questions</c>.</summary>
public static partial class QuestionBook
{
    private const string Prefix = "NewsMonitor.Storage.Questions.";
    private const string Ending = ".sql";
    private const string RawEnding = ".raw.sql";

    private static readonly Assembly Home = Assembly.GetExecutingAssembly();

    /// <summary>By their names.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(file => file.StartsWith(Prefix, StringComparison.Ordinal) && !file.EndsWith(RawEnding, StringComparison.Ordinal))
            .Select(file => file[Prefix.Length..^Ending.Length])
            .Order(StringComparer.Ordinal)
            .Select(name => Read(name, Text(name + Ending)!, Text(name + RawEnding))),
    ];

    internal static Question Read(string name, string sql, string? rawSql)
    {
        var header = sql.Split('\n').TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal)).Select(line => line.TrimEnd()).ToList();
        return new Question
        {
            Name = name,
            Title = header.Select(line => TitleLine.Match(line)).FirstOrDefault(match => match.Success)?.Groups["title"].Value ?? name,
            Settings = [.. header.Select(line => SettingLine.Match(line)).Where(match => match.Success)
                .Select(match => new QuestionSetting(match.Groups["name"].Value, match.Groups["default"].Value, match.Groups["meaning"].Value))],
            Sql = sql,
            RawSql = rawSql,
        };
    }

    [GeneratedRegex(@"^--\s*title:\s*(?<title>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex TitleLine { get; }

    [GeneratedRegex(@"^--\s*set\s+(?<name>[a-z_]+)\s+\((?<default>.*?)\):\s*(?<meaning>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex SettingLine { get; }

    private static string? Text(string file)
    {
        using var stream = Home.GetManifestResourceStream(Prefix + file);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
