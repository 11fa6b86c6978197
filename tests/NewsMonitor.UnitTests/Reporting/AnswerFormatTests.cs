using System.Text;
using NewsMonitor.Storage.Reporting.Questions;
using NewsMonitor.Worker.Reporting;

namespace NewsMonitor.UnitTests.Reporting;

public sealed class AnswerFormatTests
{
    private static readonly string[] List = ["=1", "b, c"];

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-1 Grad", "'-1 Grad")]
    [InlineData("@jemand", "'@jemand")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    public void A_text_that_a_spreadsheet_would_run_is_quoted_with_an_apostrophe(string text, string cell) => Assert.Equal($"x\r\n{cell}\r\n", Csv([text]));

    [Fact]
    public void A_text_that_begins_with_a_line_end_is_quoted_too() => Assert.Equal("x\r\n\"'\rx\"\r\n", Csv(["\rx"]));

    [Fact]
    public void Numbers_below_zero_stay_numbers() =>
        Assert.Equal("x,x,x,x\r\n-1,-2.5,-0.25,-01:00:00\r\n", Csv([-1, -2.5m, -0.25, TimeSpan.FromHours(-1)]));

    [Fact]
    public void Quotes_commas_and_line_ends_are_as_RFC_4180_has_them_and_letters_as_they_are() =>
        Assert.Equal("x,x,x,x\r\n\"a \"\"b\"\", c\",\"eins\nzwei\",Überfall,\"'=1; b, c\"\r\n", Csv(["a \"b\", c", "eins\nzwei", "Überfall", List]));

    [Fact]
    public void Nothing_is_a_heading_in_CSV_and_an_empty_array_in_JSON()
    {
        var answer = new Answer([new AnswerColumn("source", false), new AnswerColumn("stories", false)], []);
        using var csv = new StringWriter();
        AnswerCsv.Write(answer, csv);

        Assert.Equal("source,stories\r\n", csv.ToString());
        Assert.Equal("[]", Json(answer));
    }

    [Fact]
    public void JSON_knows_numbers_times_lists_and_documents()
    {
        var answer = new Answer(
            [new("n", false), new("none", false), new("at", false), new("day", false), new("names", false), new("evidence", true), new("share", false)],
            [[-2.50m, null, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateOnly(2026, 1, 2), List, """{"a": [1]}""", double.NaN]]);

        Assert.Equal(
            """[{"n":-2.50,"none":null,"at":"2026-01-02T03:04:05Z","day":"2026-01-02","names":["=1","b, c"],"evidence":{"a":[1]},"share":null}]""",
            string.Concat(Json(answer).Split('\n').Select(line => line.Trim())).Replace("\": ", "\":", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_keeps_each_row_on_a_line_and_shortens_what_is_wide()
    {
        using var table = new StringWriter();
        AnswerTable.Write(new Answer([new("title", false), new("n", false)], [[$"Eins\nzwei {new string('x', 80)}", 1]]), table);

        Assert.Equal(
            [$"title{new string(' ', 57)}n", $"Eins zwei {new string('x', 49)}…  1", "(1 row)"],
            table.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Csv(object?[] row)
    {
        using var csv = new StringWriter();
        AnswerCsv.Write(new Answer([.. row.Select(_ => new AnswerColumn("x", false))], [row]), csv);
        return csv.ToString();
    }

    private static string Json(Answer answer)
    {
        using var json = new MemoryStream();
        AnswerJson.Write(answer, json);
        return Encoding.UTF8.GetString(json.ToArray());
    }
}
