using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NewsMonitor.Contracts;

namespace NewsMonitor.UnitTests.Contract;

/// <summary>
/// Makes JSON Schemas (2020-12) of the contract's records. They are open, as the contract is: members may be added, and a text with known
/// values is any text. What the serializer never writes, null, is none of them.
/// </summary>
internal sealed class SchemaWriter
{
    private static readonly JsonSerializerOptions Strict = new(EventJson.Options)
    {
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private readonly SortedDictionary<string, JsonNode> _parts = new(StringComparer.Ordinal);
    private readonly Queue<Type> _waiting = new();
    private readonly HashSet<Type> _known = [];

    private SchemaWriter()
    {
    }

    /// <param name="id">URN of the schema.</param>
    /// <param name="title">CloudEvents type, or what it is.</param>
    /// <param name="type">The record.</param>
    public static JsonObject Write(string id, string title, Type type)
    {
        var writer = new SchemaWriter();
        var root = writer.Shallow(type);
        while (writer._waiting.TryDequeue(out var part))
        {
            writer._parts[NameOf(part)] = writer.Shallow(part);
        }

        JsonObject schema = new() { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["$id"] = id, ["title"] = title };
        foreach (var (name, value) in root.ToList())
        {
            root.Remove(name);
            schema[name] = value;
        }

        if (writer._parts.Count > 0)
        {
            schema["$defs"] = new JsonObject(writer._parts!);
        }

        return schema;
    }

    private JsonObject Shallow(Type type)
    {
        var described = (JsonObject)Strict.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Transform(context, node, type),
        });
        return described;
    }

    private JsonObject Transform(JsonSchemaExporterContext context, JsonNode node, Type root)
    {
        if (context.Path.IsEmpty)
        {
            return Root(context.TypeInfo, (JsonObject)node);
        }

        var schema = Value(context.TypeInfo, node, root);
        if (context.PropertyInfo is not { } member || context.Path[^1] is "items" or "additionalProperties")
        {
            return schema;
        }

        var property = (PropertyInfo)member.AttributeProvider!;
        var described = new JsonObject { ["description"] = DocComments.Of(property) };
        foreach (var (name, value) in schema.ToList())
        {
            schema.Remove(name);
            described[name] = value;
        }

        Limit(described, property, member.AssociatedParameter?.AttributeProvider);
        return described;
    }

    private static JsonObject Root(JsonTypeInfo info, JsonObject node)
    {
        var required = info.Properties
            .Where(property => property.IsRequired || property is { AssociatedParameter.HasDefaultValue: false, IsSetNullable: false } || IsConstant(property))
            .Select(property => JsonValue.Create(property.Name))
            .ToArray<JsonNode?>();
        var schema = new JsonObject { ["description"] = DocComments.Of(info.Type), ["type"] = "object" };
        if (node["properties"] is { } properties)
        {
            node.Remove("properties");
            schema["properties"] = properties;
        }

        schema["required"] = new JsonArray(required);
        return schema;
    }

    /// <summary>Members of the envelope that are always written, though nobody has to give them.</summary>
    private static bool IsConstant(JsonPropertyInfo property) => property.Name is "specversion" or "datacontenttype";

    private JsonObject Value(JsonTypeInfo info, JsonNode node, Type root)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type == typeof(DateTimeOffset))
        {
            return new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        }

        // The payload of the envelope: what it is depends on the type.
        if (type == typeof(object))
        {
            return new JsonObject { ["type"] = "object" };
        }

        if (info.Kind == JsonTypeInfoKind.Object && type != root)
        {
            if (_known.Add(type))
            {
                _waiting.Enqueue(type);
            }

            return new JsonObject { ["$ref"] = $"#/$defs/{NameOf(type)}" };
        }

        var schema = (JsonObject)node;
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(name => (string)name!).Single(name => name != "null");
        }

        return schema;
    }

    private static void Limit(JsonObject schema, PropertyInfo property, ICustomAttributeProvider? parameter)
    {
        if (Find<RangeAttribute>() is { } range)
        {
            schema["minimum"] = JsonSerializer.SerializeToNode(range.Minimum);
            if (range.Maximum is not (int.MaxValue or double.MaxValue))
            {
                schema["maximum"] = JsonSerializer.SerializeToNode(range.Maximum);
            }
        }

        if (Find<MaxLengthAttribute>() is { } length)
        {
            schema["maxItems"] = length.Length;
        }

        if (Find<KnownValuesAttribute>() is { } known)
        {
            var text = schema["items"] as JsonObject ?? schema;
            text.Remove("type");
            text["anyOf"] = new JsonArray(
                new JsonObject { ["enum"] = new JsonArray([.. known.Values.Select(value => (JsonNode?)value)]) }, new JsonObject { ["type"] = "string" });
        }

        T? Find<T>()
            where T : Attribute =>
            property.GetCustomAttribute<T>() ?? parameter?.GetCustomAttributes(typeof(T), inherit: false).Cast<T>().FirstOrDefault();
    }

    private static string NameOf(Type type) => type.Name.EndsWith("Info", StringComparison.Ordinal) ? type.Name[..^4] : type.Name;
}
