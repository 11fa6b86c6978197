using NewsMonitor.Core.Watch;

namespace NewsMonitor.UnitTests.Seeds;

/// <summary>Watch rules are read; every mistake in them is told with its position.</summary>
public sealed class WatchFileTests
{
    [Fact]
    public void A_short_rule_has_defaults()
    {
        var rule = Assert.Single(WatchSample.Load().Set!.WatchRules);

        Assert.Equal(("missiles", null, AlertPriority.P3, OncePer.Story, TimeSpan.FromDays(1)), (rule.Id, rule.Owner, rule.Priority, rule.OncePer, rule.Expires));
        Assert.Equal(("Raketen", "topic in (missile-air-defence)", QuietRules.None), (rule.Titles["de"], rule.When.ToString(), rule.Quiet));
    }

    [Fact]
    public void A_long_rule_says_all()
    {
        var rule = Assert.Single(WatchSample.LoadMore("""
            owner: desk-asia
            raise-to: {P2: "severity >= 2", P1: "severity >= 3"}
            once-per: 24h
            quiet: {max-per-hour: 6, hours: "22:00-06:00", zone: Europe/Berlin, unless: P2}
            expires: 2d
            """).Set!.WatchRules);

        Assert.Equal(("desk-asia", OncePer.Day, TimeSpan.FromDays(2)), (rule.Owner, rule.OncePer, rule.Expires));
        Assert.Equal([(AlertPriority.P2, "severity >= 2"), (AlertPriority.P1, "severity >= 3")], rule.RaiseTo.Select(raise => (raise.To, raise.When.ToString())));
        Assert.Equal((6, AlertPriority.P2), (rule.Quiet.MaxPerHour, rule.Quiet.Unless));
        Assert.Equal(
            (new TimeOnly(22, 0), new TimeOnly(6, 0), "Europe/Berlin"), (rule.Quiet.Hours!.From, rule.Quiet.Hours.To, rule.Quiet.Hours.Zone.Id));
    }

    [Theory]
    [InlineData(" topic in (missle-air-defence)", "5:21 W004", "unknown topic 'missle-air-defence' (did you mean 'missile-air-defence'?)")]
    [InlineData(" \"place in (jp)\"", "5:22 W004", "unknown place 'jp' (did you mean 'JP'?)")]
    [InlineData(" place in (nato)", "5:21 W004", "unknown place 'nato'")]
    [InlineData(" actor = JP", "5:19 W004", "unknown actor 'JP'")]
    [InlineData(" lang = dee", "5:18 W004", "unknown language 'dee' (did you mean 'de'?)")]
    [InlineData(" source = exampel", "5:20 W004", "unknown source or publisher 'exampel' (did you mean 'example'?)")]
    [InlineData(" event.status = happened", "5:26 W004", "unknown status 'happened'")]
    [InlineData(" equipment = missile/balistic", "5:23 W004", "unknown weapon system or class 'missile/balistic' (did you mean 'missile/ballistic'?)")]
    [InlineData(" topics in (land)", "5:11 W002", "unknown field 'topics' (did you mean 'topic'?)")]
    [InlineData(" severity >= 5", "5:23 W003", "'severity' goes from 0 to 4")]
    [InlineData(" severity >= 3 and", "5:28 W001", "expected a field such as 'topic', or '(', not the end")]
    [InlineData(" >-\n      severity >= 3\n        and\n      place in (JP, KK)", "8:21 W004", "unknown place 'KK' (did you mean 'KR'?)")]
    [InlineData(" |\n      severity >= 3\n\n      and place in (JP, KK)\n", "8:25 W004", "unknown place 'KK' (did you mean 'KR'?)")]
    [InlineData(" severity >= 3\n      and\n      place in (JP, KK)", "7:21 W004", "unknown place 'KK' (did you mean 'KR'?)")]
    [InlineData(" 'text ~ ''Krieg'' and place in (KK)'", "5:43 W004", "unknown place 'KK' (did you mean 'KR'?)")]
    [InlineData(" \"text ~ \\\"Kr\\u0069eg\\\" and\\n place in (KK)\"", "5:50 W004", "unknown place 'KK' (did you mean 'KR'?)")]
    [InlineData(" >-\n      severity >= 3 and", "6:24 W001", "expected a field such as 'topic', or '(', not the end")]
    public void A_mistake_in_a_condition_is_told_where_it_stands(string when, string place, string message)
    {
        var problem = Assert.Single(WatchSample.LoadWhen(when).Problems);

        Assert.Equal((place, message), ($"{problem.Line}:{problem.Column} {problem.Code}", problem.Message));
    }

    [Fact]
    public void Windows_line_breaks_move_no_place() => Assert.Equal(
        ["watch/10-test.yaml:7:21 W004"],
        WatchSample.Load(WatchSample.Rule
            .Replace(" topic in (missile-air-defence)", " >-\n      severity >= 3 and\n      place in (JP, KK)").Replace("\n", "\r\n")).Places());

    [Fact]
    public void All_unknown_ids_are_told_at_once_with_what_cannot_be_read() => Assert.Equal(
        ["watch/10-test.yaml:5:21 W004", "watch/10-test.yaml:5:50 W004", "watch/10-test.yaml:5:54 W001"],
        WatchSample.LoadWhen(" topic in (landd) and not place in (JP, KK) KR").Places());

    [Theory]
    [InlineData("priority: P3", "priority: P5", "6:15 W006")]
    [InlineData("priority: P3", "priority: high", "6:15 W006")]
    [InlineData("id: missiles", "id: Missiles", "3:9 R008")]
    [InlineData(", en: Missiles", "", "4:12 R005")]
    [InlineData("monitor.watch/1", "monitor.watch/2", "1:9 R007")]
    [InlineData("watch:", "rules:", "1:1 R005", "2:1 R004")]
    public void A_mistake_in_a_rule_is_told(string part, string written, params string[] places) =>
        Assert.Equal(places.Select(place => $"watch/10-test.yaml:{place}"), WatchSample.Load(WatchSample.Rule.Replace(part, written)).Places());

    [Theory]
    [InlineData("once-per: day", "7:15 W007")]
    [InlineData("expires: 30m", "7:14 W009")]
    [InlineData("expires: 8d", "7:14 W009")]
    [InlineData("raise-to: {P3: severity >= 3}", "7:16 W006")]
    [InlineData("raise-to: {P2: severity >= 9}", "7:32 W003")]
    [InlineData("quiet: {max-per-hour: 0}", "7:27 W008")]
    [InlineData("quiet: {hours: \"22:00\", zone: UTC}", "7:20 W008")]
    [InlineData("quiet: {hours: \"22:00-22:00\", zone: UTC}", "7:20 W008")]
    [InlineData("quiet: {hours: \"22:00-06:00\"}", "7:12 R005")]
    [InlineData("quiet: {hours: \"22:00-06:00\", zone: Berlin}", "7:41 S009")]
    [InlineData("quiet: {unless: P9}", "7:21 W006")]
    [InlineData("owner: Desk Asia", "7:12 R008")]
    [InlineData("tests: {match: [{title: a, sources: 0}]}", "7:41 W010")]
    [InlineData("tests: {match: [{title: a, lang: fr}]}", "7:38 W010")]
    [InlineData("tests: {match: [{title: a, source: nobody}]}", "7:21 W010")]
    [InlineData("tests: {mach: [a]}", "7:13 R004")]
    public void A_mistake_in_a_setting_is_told(string line, string place) =>
        Assert.Equal([$"watch/10-test.yaml:{place}"], WatchSample.LoadMore(line).Places());

    [Fact]
    public void An_id_is_used_once() => Assert.Equal(
        ["watch/10-test.yaml:7:9 R002"], WatchSample.Load($"{WatchSample.Rule}\n{string.Join('\n', WatchSample.Rule.Split('\n')[2..])}").Places());

    [Fact]
    public void A_test_that_must_match_and_does_not_is_explained()
    {
        var problem = Assert.Single(WatchSample.LoadMore("tests: {match: [Raketentest in Japan, Feuerwerk in Japan]}").Problems);

        Assert.Equal(
            "watch/10-test.yaml:7:43 error W020 test failed: 'missiles' must hold but does not: topic in (missile-air-defence); it saw relevance 0, severity 0, place.main JP, place JP",
            problem.ToString());
    }

    [Fact]
    public void A_test_that_must_not_match_and_does_is_explained()
    {
        var problem = Assert.Single(WatchSample.LoadMore("tests: {no-match: [Raketentest]}").Problems);

        Assert.Equal(("W020", 7, 24), (problem.Code, problem.Line, problem.Column));
        Assert.StartsWith("test failed: 'missiles' must not hold but does: topic has missile-air-defence; it saw relevance ", problem.Message);
    }

    [Fact]
    public void A_test_sees_what_it_says_of_sources()
    {
        const string Tests = "raise-to: {P2: story.sources >= 3, P1: source.tier = 1 and lang = en}\ntests: {match: [{title: Raketentest, sources: 3, priority: ";

        Assert.Empty(WatchSample.LoadMore(Tests + "P2}]}").Problems);
        Assert.Contains("must be P1 but is P2", Assert.Single(WatchSample.LoadMore(Tests + "P1}]}").Problems).Message);
        Assert.Contains("must be P1 but is P2", Assert.Single(WatchSample.LoadMore(Tests + "P1, source-tier: 1}]}").Problems).Message);
    }

    [Fact]
    public void A_set_without_watch_rules_is_complete() => Assert.Empty(SeedSample.Load().Set!.WatchRules);

    [Fact]
    public void Its_files_are_part_of_the_set_and_its_hash()
    {
        var set = WatchSample.Load().Set!;

        Assert.Contains(set.Files, file => file.Path == "watch/10-test.yaml");
        Assert.NotEqual(set.Hash, WatchSample.LoadMore("expires: 2d").Set!.Hash);
    }
}
