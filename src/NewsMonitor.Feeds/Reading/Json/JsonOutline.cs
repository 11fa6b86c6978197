using System.Text.Json;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Feeds.Reading.Json;

/// <summary>Walks through JSON before anything builds a tree of it: how far it is sound, and where its last complete item ends.</summary>
/// <param name="End">Bytes up to the end of the document; what follows is not JSON any more, such as a comment of a cache.</param>
/// <param name="EndOfLastItem">Bytes up to the end of the last complete item; 0 when there is none.</param>
/// <param name="Close">What completes the document after its last complete item.</param>
/// <param name="Fault">Why the document cannot be read to its end; null when it can.</param>
internal sealed record JsonOutline(int End, int EndOfLastItem, string Close, (FetchFailure Failure, string What)? Fault)
{
    public const int MaxDepth = 64;

    /// <summary>Ten MiB of <c>[],[],…</c> are three million values: a tree of them is larger than all that a worker may use.</summary>
    private const int MaxTokens = 1_000_000;

    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = int.MaxValue, // the reader keeps a bit for each level; the limit is told from other faults here
    };

    public static JsonOutline Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        var items = new ItemPlace();
        var (lastItem, tokens) = (0, 0);
        try
        {
            while (reader.Read())
            {
                items.See(ref reader);
                if (reader.CurrentDepth > MaxDepth)
                {
                    return Broken(FetchFailure.JsonDepth, $"values are nested deeper than {MaxDepth}");
                }

                if (++tokens > MaxTokens)
                {
                    return Broken(FetchFailure.TooLarge, $"more than {MaxTokens} values");
                }

                if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == items.Depth)
                {
                    lastItem = (int)reader.BytesConsumed;
                }

                if (reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    return new JsonOutline((int)reader.BytesConsumed, lastItem, items.Close, null);
                }
            }
        }
        catch (JsonException)
        {
            // Told below: the message of the exception may quote the document.
        }

        var line = 1 + json[..(int)reader.BytesConsumed].Count((byte)'\n');
        return new JsonOutline(0, lastItem, items.Close, (FetchFailure.Json, $"not well-formed JSON at line {line}"));

        static JsonOutline Broken(FetchFailure failure, string what) => new(0, 0, "", (failure, what));
    }

    /// <summary>Where a document keeps its items: in the array that it is, or in the member <c>items</c> of the object that it is.</summary>
    private struct ItemPlace
    {
        private bool _isArray;
        private bool _isNext;

        /// <summary>Depth of an item; -1 outside of them.</summary>
        public int Depth { get; private set; } = -1;

        public ItemPlace()
        {
        }

        public readonly string Close => _isArray ? "]" : "]}";

        public void See(ref Utf8JsonReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray when reader.CurrentDepth == 0:
                    (_isArray, Depth) = (true, 1);
                    break;
                case JsonTokenType.PropertyName when reader.CurrentDepth == 1:
                    _isNext = reader.ValueTextEquals("items");
                    break;
                case JsonTokenType.StartArray when reader.CurrentDepth == 1 && _isNext:
                    Depth = 2;
                    break;
                case JsonTokenType.EndArray when reader.CurrentDepth == 1 && !_isArray:
                    Depth = -1;
                    break;
            }
        }
    }
}
