using NewsMonitor.Storage.Reporting.Questions;
using NewsMonitor.Worker.Sources;

namespace NewsMonitor.Worker.Reporting;

/// <summary>An answer for a person: columns, wide cells shortened, each on one line.</summary>
internal static class AnswerTable
{
    private const int Widest = 60;

    public static void Write(Answer answer, TextWriter to)
    {
        IReadOnlyList<IReadOnlyList<string>> rows =
        [
            [.. answer.Columns.Select(column => column.Name)],
            .. answer.Rows.Select(row => row.Select(value => Shortened(CellText.Of(value, ", "))).ToList()),
        ];
        foreach (var line in TextTable.Lines(rows))
        {
            to.WriteLine(line);
        }

        to.WriteLine($"({answer.Rows.Count} {(answer.Rows.Count == 1 ? "row" : "rows")})");
    }

    private static string Shortened(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Widest)
        {
            return line;
        }

        var end = char.IsHighSurrogate(line[Widest - 2]) ? Widest - 2 : Widest - 1;
        return $"{line[..end]}…";
    }
}
