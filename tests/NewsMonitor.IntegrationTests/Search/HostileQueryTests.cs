using System.Globalization;
using System.Text;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Search;

/// <summary>Any string is a query: it gives rows, none, or an error that says what is wrong with it.</summary>
public sealed class HostileQueryTests(SearchLibrary library) : IClassFixture<SearchLibrary>
{
    private const string Letters = "aäeEoöuüß \"\"-&|!<->:*()\\'%_$\t\n„“«»or OR \u0308\u202E\u200B\u00AD\uFEFFІя中한🛡.,;/9²Ⅷﷺ";

    public static TheoryData<string> Strings => [
        "'", "\"", "\\", "\"\\\"", "& | ! <-> ( ) :* :A", "Panzer & ! | Krieg", "'; drop table monitor.article; --", "$$", "%s %I %L", "{\"a\":1}", "\u202Erezn\u202C", "\u0301\u0301\u0301",
        "🛡️🚀", "e\u0301\u0301\u0301\u0301", "\u200B\u200B", "- - -", "--Panzer", "-", "or or or", "-or", "\"or\"", "Panzer or", "or Panzer", ":*", "Panzer:*", "http://a.b/c?d=e&f", "a@b.de", "1e400",
        "\u2028", "\uFFFF", "\uFDFA", new string('"', 1000), new string('-', 1000), new string('(', 1000), new string('x', 1000), string.Concat(Enumerable.Repeat("a ", 500)), string.Concat(Enumerable.Repeat("-a ", 333)),
        string.Concat(Enumerable.Repeat("\uFDFA", 1000)), string.Concat(Enumerable.Repeat("or ", 333)), string.Concat(Enumerable.Repeat("\"a\"", 333)), string.Concat(Enumerable.Repeat("a-", 500)),
    ];

    [Theory]
    [MemberData(nameof(Strings))]
    public async Task Any_string_is_a_query(string query) => Assert.NotNull(await (await library.GetAsync()).SearchAsync(query));

    [Fact]
    public async Task What_stood_in_a_query_was_never_run() => Assert.NotEqual(0, await (await library.GetAsync()).Installation.ScalarAsync<int>("select count(*)::int from monitor.article"));

    [Fact]
    public async Task A_long_query_is_refused_in_words()
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(async () => await (await library.GetAsync()).SearchAsync(new string('a', 1_000_000)));

        Assert.Equal("22023", refusal.SqlState);
        Assert.Equal("the query has 1000000 characters; at most 1000 are searched for", refusal.MessageText);
    }

    [Fact]
    public async Task The_server_refuses_what_no_text_can_hold()
    {
        var nul = await Assert.ThrowsAsync<PostgresException>(async () => await (await library.GetAsync()).SearchAsync("Panzer\0"));

        Assert.Equal("22021", nul.SqlState);
        await Assert.ThrowsAsync<EncoderFallbackException>(async () => await (await library.GetAsync()).SearchAsync("\uD83D"));
    }

    [Fact]
    public async Task No_string_is_unexpected()
    {
        var random = new Random(20);
        for (var turn = 0; turn < 300; turn++)
        {
            var query = new StringBuilder();
            for (var left = random.Next(60); left > 0; left--)
            {
                var rune = Letters.EnumerateRunes().ElementAt(random.Next(Letters.EnumerateRunes().Count()));
                query.Append(random.Next(20) == 0 ? "Panzer" : random.Next(40) == 0 && Rune.TryCreate(random.Next(1, 0x10FFFF), out var any) ? any.ToString() : rune.ToString());
            }

            try
            {
                await (await library.GetAsync()).SearchAsync(query.ToString());
            }
            catch (PostgresException e)
            {
                Assert.Fail($"{e.SqlState} {e.MessageText} for {string.Join(' ', query.ToString().EnumerateRunes().Select(rune => rune.Value.ToString("X4", CultureInfo.InvariantCulture)))}");
            }
        }
    }
}
