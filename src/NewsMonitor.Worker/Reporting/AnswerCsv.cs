using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using NewsMonitor.Storage.Reporting.Questions;

namespace NewsMonitor.Worker.Reporting;

/// <summary>An answer as CSV: RFC 4180, a heading, commas, CRLF.</summary>
internal static class AnswerCsv
{
    // A headline that begins so would be run by a spreadsheet. The library would do the same to a number below zero.
    private static readonly char[] BeginFormulas = ['=', '+', '-', '@', '\t', '\r'];

    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        // With its own line end set, the library would let half of one pass.
        ShouldQuote = field => field.Field?.AsSpan().IndexOfAny('\r', '\n') >= 0 || ConfigurationFunctions.ShouldQuote(field),
    };

    public static void Write(Answer answer, TextWriter to)
    {
        using var csv = new CsvWriter(to, Rfc4180, leaveOpen: true);
        WriteRow(csv, answer.Columns.Select(column => column.Name));
        foreach (var row in answer.Rows)
        {
            WriteRow(csv, row.Select(Cell));
        }
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }

    private static string Cell(object? value)
    {
        var text = CellText.Of(value);
        return CellText.IsWritten(value) && text.Length > 0 && BeginFormulas.Contains(text[0]) ? $"'{text}" : text;
    }
}
