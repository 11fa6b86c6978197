using System.Text.Json;
using NewsMonitor.Storage.Reporting;
using NewsMonitor.Worker.Sources;

namespace NewsMonitor.UnitTests.Sources;

public sealed class SourceListTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 18, 0, 0, DateTimeKind.Utc);

    private static readonly SourceHealth Ok = new()
    {
        Key = "suedwest",
        Name = "Südwestdeutsche Behörde",
        Url = "https://example.org/feed",
        State = "ok",
        LastSuccessAt = Now.AddMinutes(-12),
        LastNewAt = Now.AddHours(-30),
        NextDueAt = Now.AddMinutes(3),
        ExpectedBy = Now.AddDays(4),
    };

    private static readonly SourceHealth Down = new()
    {
        Key = "amt",
        Name = "Amt",
        Url = "https://example.org/amt",
        State = "down",
        NextDueAt = Now.AddSeconds(-5),
        Why = "dns: no such host",
        Failures = 7,
    };

    private static readonly SourceHealth Retired = Ok with { Key = "alt", State = "retired", NextDueAt = null };

    [Fact]
    public void A_person_sees_first_what_needs_one_in_columns_that_stand_under_each_other() =>
        Assert.Equal(
            """
            KEY       NAME                     STATE  LAST SUCCESS  LAST NEW  NEXT POLL  EXPECTED BY  WHY
            amt       Amt                      down   never         never     due        -            dns: no such host
            suedwest  Südwestdeutsche Behörde  ok     12 min ago    30 h ago  in 3 min   in 4 d

            2 sources: 1 down, 1 ok
            """.ReplaceLineEndings(),
            SourceListText.Write(SourceList.Of(Now, [Ok, Down, Retired], [])));

    [Theory]
    [InlineData("Grüße")] // composed
    [InlineData("Gru\u0308ße")] // as one letter with a mark
    [InlineData("共同通信社")] // two cells a letter
    [InlineData("Bundesministerium der Verteidigung, Presse- und Informationsstab")]
    public void Names_of_any_script_and_length_leave_the_columns_aligned(string name)
    {
        var lines = SourceListText.Write(SourceList.Of(Now, [Ok with { Name = name }], [])).Split(Environment.NewLine);

        var wide = lines[1].Count(letter => letter >= 0x2E80);
        Assert.Equal(lines[0].IndexOf("STATE", StringComparison.Ordinal), lines[1].IndexOf("  ok", StringComparison.Ordinal) + 2 + wide);
        Assert.True(lines[1].Length < 140, lines[1]);
    }

    [Fact]
    public void Nothing_that_a_site_or_a_file_says_steers_the_terminal()
    {
        var list = SourceList.Of(Now, [Down with { Name = "a\u009B2Jb\u202Ec\n", Why = "dns: \u001B[31m\r\nsecond \u2066line" }], []);

        Assert.DoesNotContain(SourceListText.Write(list).ReplaceLineEndings(""), c => char.IsControl(c) || c is '\u202E' or '\u2066');
        Assert.DoesNotContain(SourceListJson.Write(list), c => char.IsControl(c) || c is '\u202E' or '\u2066');
    }

    [Fact]
    public void Retired_sources_are_listed_only_when_they_are_asked_for()
    {
        Assert.Equal(["amt", "suedwest"], SourceList.Of(Now, [Ok, Down, Retired], []).Sources.Select(source => source.Key));
        Assert.Equal(["alt"], SourceList.Of(Now, [Ok, Down, Retired], ["retired"]).Sources.Select(source => source.Key));
    }

    [Fact]
    public void Every_state_has_its_place_in_the_order()
    {
        var reversed = SourceStates.MostUrgentFirst.Reverse().Select(state => Ok with { State = state });

        Assert.Equal(SourceStates.MostUrgentFirst, SourceList.Of(Now, reversed, SourceStates.MostUrgentFirst).Sources.Select(source => source.State));
    }

    [Theory]
    [InlineData("down", true)]
    [InlineData("parked", true)]
    [InlineData("silent", true)]
    [InlineData("moved", true)]
    [InlineData("failing", false)]
    [InlineData("delayed", false)]
    [InlineData("new", false)]
    [InlineData("ok", false)]
    public void What_does_not_end_by_itself_needs_a_person(string state, bool needed) =>
        Assert.Equal(needed, SourceList.Of(Now, [Ok with { State = state }], []).NeedsPerson);

    [Fact]
    public void A_failing_source_that_has_moved_needs_a_person() =>
        Assert.True(SourceList.Of(Now, [Ok with { State = "failing", MovedTo = "https://example.com/feed" }], []).NeedsPerson);

    [Fact]
    public void A_program_gets_one_document_with_times_in_UTC_and_nothing_that_is_unknown()
    {
        using var json = JsonDocument.Parse(SourceListJson.Write(SourceList.Of(Now, [Ok, Down], [])));

        var (root, down, ok) = (json.RootElement, json.RootElement.GetProperty("sources")[0], json.RootElement.GetProperty("sources")[1]);
        Assert.Equal("2026-11-24T18:00:00Z", root.GetProperty("at").GetString());
        Assert.Equal("""{"down":1,"ok":1}""", root.GetProperty("counts").GetRawText());
        Assert.Equal(("amt", "down", true), (down.GetProperty("key").GetString(), down.GetProperty("state").GetString(), down.GetProperty("needsPerson").GetBoolean()));
        Assert.Equal("2026-11-24T17:48:00Z", ok.GetProperty("lastSuccessAt").GetString());
        Assert.False(down.TryGetProperty("lastSuccessAt", out _));
    }
}
