using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;

namespace NewsMonitor.Worker.Tagging;

/// <summary>One line of JSON for the tags of an article.</summary>
internal static class TagJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="id">Label of the article.</param>
    /// <param name="language">Language whose rules were read.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="gate">Relevance from which an article counts as defence.</param>
    public static string Of(string id, string language, TagResult tags, int gate)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, Readable))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("lang", language);
            json.WriteBoolean("defence", tags.Relevance >= gate);
            json.WriteNumber("relevance", tags.Relevance);
            json.WriteNumber("severity", tags.Severity.Level);
            if (tags.Severity.Because is { } because)
            {
                json.WriteString("severityBecause", because);
            }

            List(json, "topics", tags.Topics, topic =>
            {
                json.WriteString("id", topic.Id);
                json.WriteString("salience", TagNames.Of(topic.Salience));
                json.WriteNumber("points", topic.Points);
            });
            List(json, "events", tags.Events, told =>
            {
                json.WriteString("class", told.Class);
                json.WriteString("status", TagNames.Of(told.Status));
                json.WriteNumber("severity", told.Severity);
            });
            List(json, "entities", tags.Entities, entity => WriteEntity(json, entity));
            List(json, "evidence", tags.Topics.SelectMany(topic => topic.Evidence.Select(match => (topic.Id, match))), found =>
            {
                json.WriteString("topic", found.Id);
                json.WriteString("field", found.match.Field);
                json.WriteString("text", found.match.Text);
                json.WriteString("term", found.match.Term);
                json.WriteNumber("points", found.match.Points);
                json.WriteString("rule", found.match.Rule);
            });
            if (tags.Model is { } model)
            {
                json.WriteStartObject("model");
                json.WriteNumber("logOdds", model.LogOdds / 1000m);
                List(json, "strongest", model.Strongest, word =>
                {
                    json.WriteString("feature", word.Feature);
                    json.WriteNumber("logOdds", word.LogOdds / 1000m);
                });
                json.WriteEndObject();
            }

            if (tags.Truncated)
            {
                json.WriteBoolean("truncated", true);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.WrittenSpan);
    }

    private static void WriteEntity(Utf8JsonWriter json, EntityTag entity)
    {
        json.WriteString("id", entity.Id);
        json.WriteString("type", entity.Type.Slug());
        if (entity.Country is { } country)
        {
            json.WriteString("country", country);
        }

        if (entity.Role is { } role)
        {
            json.WriteString("role", role);
        }

        json.WriteString("salience", TagNames.Of(entity.Salience));
        json.WriteNumber("mentions", entity.Mentions);
        if (entity.IsMetonym)
        {
            json.WriteBoolean("metonym", true);
        }
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
