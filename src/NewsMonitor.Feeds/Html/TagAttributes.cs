using System.Buffers;

namespace NewsMonitor.Feeds.Html;

/// <summary>The attributes of a tag that <see cref="MarkupScanner"/> has passed, one after the other.</summary>
/// <param name="source">What stands between the name of the tag and its end.</param>
internal ref struct TagAttributes(ReadOnlySpan<char> source)
{
    private static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\n\f\r/=");

    private ReadOnlySpan<char> _rest = source;

    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>As written, without its quotes; entities are not decoded.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    public bool Next()
    {
        _rest = _rest.TrimStart(" \t\n\f\r/");
        if (_rest.IsEmpty)
        {
            return false;
        }

        var end = _rest.IndexOfAny(EndOfName);
        Name = end < 0 ? _rest : _rest[..end];
        Value = [];
        _rest = end < 0 ? [] : _rest[end..].TrimStart(" \t\n\f\r");
        if (_rest.IsEmpty || _rest[0] != '=')
        {
            return true;
        }

        _rest = _rest[1..].TrimStart(" \t\n\f\r");
        if (!_rest.IsEmpty && _rest[0] is '"' or '\'')
        {
            var length = _rest[1..].IndexOf(_rest[0]);
            Value = _rest.Slice(1, length);
            _rest = _rest[(length + 2)..];
        }
        else
        {
            var length = _rest.IndexOfAny(" \t\n\f\r");
            Value = length < 0 ? _rest : _rest[..length];
            _rest = _rest[Value.Length..];
        }

        return true;
    }
}
