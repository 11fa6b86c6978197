using System.IO.Compression;
using System.Text;
using NewsMonitor.Worker.Commands;
using NewsMonitor.Worker.Tagging;

namespace NewsMonitor.UnitTests.TagFiles;

public sealed class ArticleLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("articles-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_line_is_read_with_its_labels()
    {
        var line = ArticleLine.Parse("""{"id":"a","lang":"en","title":"T","text":"L\nB","published":"2024-07-28","labels":{"defence":true,"grey":true},"more":[1]}""");

        Assert.Equal(("a", "en", "T", "L\nB", (bool?)true, true), (line.Id, line.Language, line.Title, line.Text, line.IsDefence, line.IsGrey));
        Assert.Equal(new DateTimeOffset(2024, 7, 28, 0, 0, 0, TimeSpan.Zero), line.Published);
        var text = line.ToTaggable();
        Assert.Equal(("T", "L", "B", "en"), (text.Title, text.Lead, text.Body, text.Language));
    }

    [Fact]
    public void What_is_not_said_is_unknown()
    {
        var line = ArticleLine.Parse("""{"id":"a","title":"Rat","date":null}""");

        Assert.Equal(("", null, null, null, false), (line.Text, line.Language, line.Published, line.IsDefence, line.IsGrey));
        Assert.Equal("und", line.ToTaggable().Language);
    }

    [Theory]
    [InlineData("""{"title":"T"}""", "'id' is missing")]
    [InlineData("""{"id":null,"title":"T"}""", "'id' is missing")]
    [InlineData("""{"id":"a","title":"T","published":"soon"}""", "'soon' is no date (ISO 8601)")]
    [InlineData("""{"id":"a","title":"T","date":"2024-13-01"}""", "'2024-13-01' is no date (ISO 8601)")]
    [InlineData("""{"id":1,"title":"T"}""", "no JSON object with texts as 'id', 'title' and 'text'")]
    [InlineData("""{"id":"a","title":["T"]}""", "no JSON object with texts as 'id', 'title' and 'text'")]
    [InlineData("""{"id":"a","title":"T" """, "no JSON object with texts as 'id', 'title' and 'text'")]
    [InlineData("[1]", "no JSON object with texts as 'id', 'title' and 'text'")]
    [InlineData("null", "no JSON object with texts as 'id', 'title' and 'text'")]
    [InlineData("words", "no JSON object with texts as 'id', 'title' and 'text'")]
    [InlineData("""{"id":"\ud800","title":"T"}""", "no JSON object with texts as 'id', 'title' and 'text'")]
    public void A_line_that_is_no_article_is_told_why(string line, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => ArticleLine.Parse(line)).Message);

    [Fact]
    public void BadInput_S01_a_zero_character_is_no_part_of_a_text()
    {
        var line = ArticleLine.Parse("{\"id\":\"a\",\"title\":\"Pan\\u0000zer\",\"text\":\"Bundes\\u0000wehr\"}");

        Assert.DoesNotContain('\0', line.Title + line.Text);
    }

    [Fact]
    public void A_bad_line_is_counted_and_the_others_are_read()
    {
        var file = new ArticleFile(Write("a.jsonl", "{\"id\":\"a\",\"title\":\"A\"}\nno JSON\n\n{\"id\":\"b\",\"title\":\"B\"}"u8.ToArray()));

        Assert.Equal(["a", "b"], file.Read().Select(line => line.Id));
        Assert.Equal(1, file.Unreadable);
    }

    [Fact]
    public void A_compressed_file_is_read() =>
        Assert.Equal(["a"], new ArticleFile(Write("a.jsonl.gz", Compressed("{\"id\":\"a\",\"title\":\"A\"}"))).Read().Select(line => line.Id));

    [Fact]
    public void The_line_in_which_a_compressed_file_was_cut_off_is_told()
    {
        var random = new Random(1);
        var whole = Compressed(string.Concat(Enumerable.Range(0, 500).Select(at => $"{{\"id\":\"{at}\",\"title\":\"{random.NextInt64()}\"}}\n")));
        var file = new ArticleFile(Write("a.jsonl.gz", whole[..(whole.Length / 2)]));

        Assert.InRange(file.Read().Count(), 200, 300);
        Assert.Equal(1, file.Unreadable);
    }

    [Fact]
    public void A_file_that_is_not_compressed_as_its_name_says_is_told()
    {
        var file = new ArticleFile(Write("b.jsonl.gz", "no gzip"u8.ToArray()));

        Assert.Contains("cannot be read to its end", Assert.Throws<CommandFailedException>(() => file.Read().Count()).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told() =>
        Assert.Contains("cannot be read", Assert.Throws<CommandFailedException>(() => new ArticleFile(Path.Combine(_folder, "no")).Read().Count()).Message);

    private static byte[] Compressed(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
