using System.Text.Json.Nodes;
using NewsMonitor.Contracts;

namespace NewsMonitor.UnitTests.Contract;

/// <summary>What subscribers were promised when a type was first shipped holds for as long as there is version 1.</summary>
public sealed class CompatibilityTests
{
    private const string Shipped = """
        {
          "$id": "urn:monitor:schema:thing.done:1.0",
          "type": "object",
          "properties": {
            "grade": { "type": "integer", "minimum": 0, "maximum": 4 },
            "when": { "type": "string", "format": "date-time" },
            "state": { "anyOf": [ { "enum": ["on", "off"] }, { "type": "string" } ] },
            "parts": { "type": "array", "items": { "$ref": "#/$defs/Part" }, "maxItems": 3 },
            "note": { "type": "string" }
          },
          "required": ["grade", "state"],
          "$defs": { "Part": { "type": "object", "properties": { "name": { "type": "string" } }, "required": ["name"] } }
        }
        """;

    public static TheoryData<string> Baseline => [.. BaselineFiles().Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Baseline))]
    public void A_schema_only_adds_to_what_was_promised(string name) =>
        Assert.Empty(Compatibility.Breaks(Read(BaselineFile(name)), Read(ContractFiles.Path("schemas", $"{name}.json"))));

    [Theory]
    [MemberData(nameof(Baseline))]
    public void What_adds_has_a_higher_minor_version(string name)
    {
        var (before, after) = (Read(BaselineFile(name)), Read(ContractFiles.Path("schemas", $"{name}.json")));
        var (id, laterId) = ((string)before["$id"]!, (string)after["$id"]!);
        var adds = !JsonNode.DeepEquals(Undescribed(before), Undescribed(after));

        Assert.Equal(id.Split('.')[..^1], laterId.Split('.')[..^1]);
        Assert.Equal(adds, Minor(laterId) > Minor(id));
    }

    [Fact]
    public void Every_type_that_is_shipped_was_promised() => Assert.Equal(
        EventCatalogue.All.Select(known => known.Name).Append(ContractFiles.Envelope).Order(StringComparer.Ordinal),
        BaselineFiles().Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("/properties/later", """{ "type": "string" }""")]
    [InlineData("/$defs/Part/properties/later", """{ "type": "integer" }""")]
    [InlineData("/properties/state/anyOf/0/enum/-", "\"standby\"")]
    [InlineData("/properties/grade/maximum", "3")]
    [InlineData("/properties/grade/description", "\"how grave\"")]
    public void An_addition_is_no_break(string place, string value) => Assert.Empty(Breaks(place, value));

    [Theory]
    [InlineData("/properties/note", "", "/note: it is gone")]
    [InlineData("/$defs/Part/properties/name", "", "/parts/items/name: it is gone")]
    [InlineData("/properties/grade/type", "\"number\"", "/grade: type was \"integer\" and is \"number\"")]
    [InlineData("/properties/when/format", "", "/when: format was \"date-time\" and is (absent)")]
    [InlineData("/properties/grade/maximum", "5", "/grade: maximum was 4 and is 5")]
    [InlineData("/properties/grade/minimum", "", "/grade: minimum was 0 and is (absent)")]
    [InlineData("/properties/parts/maxItems", "4", "/parts: maxItems was 3 and is 4")]
    [InlineData("/properties/state/anyOf/0/enum/1", "", "/state: off is no known value any more")]
    [InlineData("/required/-", "\"note\"", "/note: it must be there and need not before")]
    [InlineData("/required/0", "", "/grade: it was always there and may be absent")]
    [InlineData("/$defs/Part/required/0", "", "/parts/items/name: it was always there and may be absent")]
    [InlineData("/$defs/Part/additionalProperties", "false", "/parts/items: it is closed")]
    [InlineData("/properties/note/enum", """["a"]""", "/note: any text became one of a list")]
    [InlineData("/properties/parts/items", """{ "type": "string" }""", "/parts/items: type was \"object\" and is \"string\"")]
    public void A_break_is_refused_and_named(string place, string value, string expected) => Assert.Contains(expected, Breaks(place, value));

    /// <summary>Sets, appends ("-") or, without a value, removes what lies at a place of the shipped schema.</summary>
    private static IReadOnlyList<string> Breaks(string place, string value)
    {
        var (before, after) = (JsonNode.Parse(Shipped)!.AsObject(), JsonNode.Parse(Shipped)!.AsObject());
        var parts = place.Split('/')[1..];
        var parent = parts[..^1].Aggregate((JsonNode)after, (node, part) => node is JsonArray list ? list[Number(part)]! : node[part]!);
        switch (parent)
        {
            case JsonArray list when value.Length == 0:
                list.RemoveAt(Number(parts[^1]));
                break;
            case JsonArray list:
                list.Add(JsonNode.Parse(value));
                break;
            case JsonObject members when value.Length == 0:
                members.Remove(parts[^1]);
                break;
            default:
                parent[parts[^1]] = JsonNode.Parse(value);
                break;
        }

        return Compatibility.Breaks(before, after);
    }

    private static string[] BaselineFiles() => Directory.GetFiles(RepositoryFiles.Path("tests", "fixtures", "contract", "baseline"));

    private static string BaselineFile(string name) => RepositoryFiles.Path("tests", "fixtures", "contract", "baseline", $"{name}.json");

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();

    private static int Minor(string id) => Number(id.Split('.')[^1]);

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Undescribed(JsonObject schema)
    {
        schema.Remove("$id");
        schema.Remove("description");
        foreach (var child in schema.Select(member => member.Value).Concat(schema.Select(member => member.Value).OfType<JsonArray>().SelectMany(list => list)).ToList())
        {
            if (child is JsonObject inner)
            {
                Undescribed(inner);
            }
        }

        return schema;
    }
}
