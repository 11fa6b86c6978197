using System.Text.Json;
using NewsMonitor.Seeds;

namespace NewsMonitor.UnitTests.Seeds;

/// <summary>A schema by which editors complete and check a file, to be held against what its reader does.</summary>
internal sealed class EditorSchema(string file)
{
    /// <summary>A key that resembles none that any reader knows.</summary>
    public const string NoKey = "zzzzzzzzzzzz";

    public JsonElement Root { get; } = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.Path("seeds", "schemas", file))).RootElement;

    public JsonElement Definition(string name) => Root.GetProperty("$defs").GetProperty(name);

    /// <summary>The reader names its keys when it meets one that resembles none of them.</summary>
    public static void AssertSame(JsonElement definition, SeedResult result)
    {
        var message = Assert.Single(result.Problems, problem => problem.Code == "R004").Message;
        var known = message[(message.IndexOf("known are ", StringComparison.Ordinal) + "known are ".Length)..].Split(", ");

        Assert.NotEmpty(known);
        var listed = definition.GetProperty("properties").EnumerateObject().Select(property => property.Name);
        Assert.Equal(known.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.False(definition.GetProperty("additionalProperties").GetBoolean());
    }
}
