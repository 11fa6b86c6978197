using System.Reflection;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.UnitTests.Architecture;

/// <summary>
/// Which room may reference which. One project per thing outside the process, so that each can fail, be replaced and be
/// tested alone; a reference that is missing here is a shortcut between two of them.
/// </summary>
public sealed class RoomTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["NewsMonitor.Contracts"] = [],
        ["NewsMonitor.Core"] = [],
        ["NewsMonitor.Seeds"] = ["NewsMonitor.Core"],
        ["NewsMonitor.Feeds"] = ["NewsMonitor.Core"],
        ["NewsMonitor.Storage"] = ["NewsMonitor.Core"],
        ["NewsMonitor.Messaging"] = ["NewsMonitor.Core", "NewsMonitor.Contracts"],
        ["NewsMonitor.Training"] = ["NewsMonitor.Core", "NewsMonitor.Seeds"],
        ["newsmonitor"] =
        [
            "NewsMonitor.Contracts", "NewsMonitor.Core", "NewsMonitor.Seeds", "NewsMonitor.Feeds", "NewsMonitor.Storage", "NewsMonitor.Messaging",
        ],
    };

    /// <summary>The one room that may know a library; the others would mix concerns if they did.</summary>
    private static readonly Dictionary<string, string[]> HomeOfLibrary = new()
    {
        ["YamlDotNet"] = ["NewsMonitor.Seeds"],
        ["CodeHollow.FeedReader"] = ["NewsMonitor.Feeds"],
        ["AngleSharp"] = ["NewsMonitor.Feeds"],
        ["HtmlSanitizer"] = ["NewsMonitor.Feeds"],
        ["SmartReader"] = ["NewsMonitor.Feeds"],
        ["UtfUnknown"] = ["NewsMonitor.Feeds"],
        ["Lingua"] = ["NewsMonitor.Feeds"],
        ["Dapper"] = ["NewsMonitor.Storage"],
        ["Npgsql"] = ["NewsMonitor.Storage"],
        ["dbup-core"] = ["NewsMonitor.Storage"],
        ["MassTransit"] = ["NewsMonitor.Messaging"],
        ["RabbitMQ.Client"] = ["NewsMonitor.Messaging"],
        ["OpenTelemetry"] = ["newsmonitor"],
        ["OpenTelemetry.Exporter.Prometheus.AspNetCore"] = ["newsmonitor"],
        ["Quartz"] = ["newsmonitor"],
        ["CsvHelper"] = ["newsmonitor"],
        ["Microsoft.ML.Data"] = ["NewsMonitor.Training"],
        ["Microsoft.ML.StandardTrainers"] = ["NewsMonitor.Training"],
        ["System.CommandLine"] = ["newsmonitor", "NewsMonitor.Training"],
    };

    public static TheoryData<string> Rooms => [.. Allowed.Keys];

    public static TheoryData<string> Libraries => [.. HomeOfLibrary.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_references_only_the_rooms_it_may(string room) =>
        Assert.All(ReferencesOf(room, IsRoom), reference => Assert.Contains(reference, Allowed[room]));

    [Theory]
    [InlineData("NewsMonitor.Core")]
    [InlineData("NewsMonitor.Contracts")]
    public void Core_and_contracts_depend_on_nothing_but_the_runtime(string room) =>
        Assert.All(ReferencesOf(room, _ => true), reference => Assert.StartsWith("System.", reference, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_is_known_to_its_room_alone(string library) =>
        Assert.All(
            Allowed.Keys.Where(room => ReferencesOf(room, name => name == library).Any()),
            room => Assert.Contains(room, HomeOfLibrary[library]));

    /// <summary>Guards the guards: a mistyped or renamed assembly would otherwise make every rule above pass on nothing.</summary>
    [Fact]
    public void Every_room_that_is_built_has_a_rule()
    {
        var built = Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => IsRoom(name!) && !name!.EndsWith("Tests", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), built);
        Assert.Contains("System.Runtime", ReferencesOf(typeof(Source).Assembly.GetName().Name!, _ => true));
    }

    private static bool IsRoom(string assembly) => assembly.StartsWith("NewsMonitor.", StringComparison.OrdinalIgnoreCase) || assembly == "newsmonitor";

    private static IEnumerable<string> ReferencesOf(string room, Func<string, bool> which) =>
        Assembly.Load(room).GetReferencedAssemblies().Select(reference => reference.Name!).Where(which);
}
