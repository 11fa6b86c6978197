using System.Text.Encodings.Web;
using System.Text.Json;
using NewsMonitor.Storage.Reporting.Questions;

namespace NewsMonitor.Worker.Reporting;

/// <summary>An answer as an array of objects; times in UTC, documents as what they are.</summary>
internal static class AnswerJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // umlauts as they are; it goes to a terminal or a file, never into HTML
    };

    public static void Write(Answer answer, Stream to)
    {
        using var json = new Utf8JsonWriter(to, Options);
        json.WriteStartArray();
        foreach (var row in answer.Rows)
        {
            json.WriteStartObject();
            for (var place = 0; place < row.Count; place++)
            {
                json.WritePropertyName(answer.Columns[place].Name);
                WriteValue(json, row[place], answer.Columns[place].IsJson);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, bool isJson)
    {
        switch (value)
        {
            case null or double.NaN or float.NaN or double.PositiveInfinity or double.NegativeInfinity or float.PositiveInfinity or float.NegativeInfinity:
                json.WriteNullValue();
                break;
            case string document when isJson:
                json.WriteRawValue(document);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case short or int or long:
                json.WriteNumberValue(Convert.ToInt64(value, null));
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case float number:
                json.WriteNumberValue(number);
                break;
            case DateTime time when time != DateTime.MaxValue && time != DateTime.MinValue:
                json.WriteStringValue(time);
                break;
            case Array items:
                json.WriteStartArray();
                foreach (var item in items)
                {
                    WriteValue(json, item, isJson);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(CellText.Of(value));
                break;
        }
    }
}
