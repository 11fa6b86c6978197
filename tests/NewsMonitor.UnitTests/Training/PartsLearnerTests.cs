using NewsMonitor.Core.Search;
using NewsMonitor.Training;

namespace NewsMonitor.UnitTests.Training;

public sealed class PartsLearnerTests
{
    private const string Texts = """
        Panzer Panzer Panzer Lieferung Lieferung Lieferung Waffe Waffe Waffe Export Export Export Munition Munition Munition
        Panzerlieferung Panzerlieferung Waffenlieferung Waffenlieferung Munitionslieferung Munitionslieferung
        Waffenexport Waffenexport Panzerexport Panzerexport Munitionsexport Munitionsexport Panzermunition Panzermunition
        """;

    [Fact]
    public void Words_that_stand_alone_and_in_compounds_are_parts()
    {
        var parts = Learn(Texts);

        Assert.Equal(new PartUse(3, 0), parts["panzer"]);
        Assert.Equal(new PartUse(0, 3), parts["lieferung"]);
        Assert.False(parts.ContainsKey("panzerlieferung"));
    }

    [Fact]
    public void What_is_read_far_oftener_than_its_parts_is_left_whole() =>
        Assert.Equal(default, Learn(Texts + string.Concat(Enumerable.Repeat(" Panzerexport", 20)))["panzerexport"]);

    [Fact]
    public void The_same_texts_give_the_same_parts() => Assert.Equal(Learn(Texts).OrderBy(pair => pair.Key), Learn(Texts).OrderBy(pair => pair.Key));

    private static Dictionary<string, PartUse> Learn(string texts)
    {
        var counts = new WordCounts();
        counts.Add(texts);
        return new PartsLearner(counts).Learn();
    }
}
