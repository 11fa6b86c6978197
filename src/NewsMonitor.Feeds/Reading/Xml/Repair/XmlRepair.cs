using System.Text;

namespace NewsMonitor.Feeds.Reading.Xml.Repair;

/// <summary>Makes XML of what was meant to be XML: the tags, references and prefixes that a strict parser stops at.</summary>
/// <remarks>
/// One pass, linear in the length: open elements are bounded, and nothing is read twice. Where a document breaks off inside
/// an item, that item is dropped and those before it are kept: half an article is no article.
/// </remarks>
internal sealed class XmlRepair
{
    /// <summary>Longest result in UTF-16 units: what grows beyond it was written to grow, and is taken for cut off there.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    private readonly string _text;
    private readonly References _references;
    private readonly StringBuilder _output;
    private readonly OpenElements _open;
    private int _position;

    /// <summary>Where the output stood when the last item was complete, and what was open then.</summary>
    private (int Length, OpenElements.Snapshot Open)? _complete;

    private bool _rootIsClosed;

    private XmlRepair(string text, IReadOnlyDictionary<string, string> entities)
    {
        _text = text;
        _references = new References(entities);
        _output = new StringBuilder(text.Length + 1024);
        _open = new OpenElements(_output);
    }

    /// <param name="text">A document without its prolog.</param>
    /// <param name="entities">Entities that its document type defines.</param>
    public static RepairedXml Repair(string text, IReadOnlyDictionary<string, string> entities) => new XmlRepair(text, entities).Run();

    private RepairedXml Run()
    {
        var isCut = false;
        while (_position < _text.Length && !_rootIsClosed && !isCut)
        {
            isCut = !Step() || _output.Length > MaxLength;
        }

        if (_rootIsClosed)
        {
            return new RepairedXml(_output.ToString(), IsPartial: false);
        }

        if (_open.InItem)
        {
            if (_complete is not { } complete)
            {
                return RepairedXml.Hopeless;
            }

            _output.Length = complete.Length;
            _open.Restore(complete.Open);
        }

        _open.CloseAll();
        return new RepairedXml(_output.ToString(), IsPartial: true);
    }

    /// <summary>Takes one tag or run of text. False when the document breaks off inside it.</summary>
    private bool Step()
    {
        if (_text[_position] != '<')
        {
            var markup = _text.IndexOf('<', _position);
            AppendText(_text.AsSpan(_position, (markup < 0 ? _text.Length : markup) - _position));
            _position = markup < 0 ? _text.Length : markup;
            return true;
        }

        if (At("<!--"))
        {
            return SkipPast("-->");
        }

        if (At("<![CDATA["))
        {
            return AppendCharacterData();
        }

        if (At("<?"))
        {
            return SkipPast(">");
        }

        if (At("</"))
        {
            return Close();
        }

        if (At("<!"))
        {
            return SkipPast(">");
        }

        return _position + 1 < _text.Length && TagScanner.StartsName(_text[_position + 1]) ? Open() : AppendLessThan();
    }

    private bool AppendLessThan()
    {
        AppendText("<");
        _position++;
        return true;
    }

    private void AppendText(ReadOnlySpan<char> text)
    {
        if (_open.Depth > 0)
        {
            _references.AppendText(_output, text);
        }
    }

    private bool AppendCharacterData()
    {
        var start = _position + "<![CDATA[".Length;
        var end = _text.IndexOf("]]>", start, StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        if (_open.Depth > 0)
        {
            _output.Append("<![CDATA[").Append(_text, start, end - start).Append("]]>");
        }

        _position = end + "]]>".Length;
        return true;
    }

    private bool Close()
    {
        var tag = TagScanner.Name(_text, _position + 2);
        var end = _text.AsSpan(_position + 2).IndexOfAny('>', '<');
        if (end < 0)
        {
            // The end tag itself is cut off, as in "</rss": what it closes is complete if it is the root.
            _position = _text.Length;
            return tag.Length > 0 && _open.IsRoot(tag) && CloseNamed(tag);
        }

        // Like a start tag, it ends at the latest where the next begins.
        _position += 2 + end;
        _position += _text[_position] == '>' ? 1 : 0;
        CloseNamed(tag);
        return true;
    }

    private bool CloseNamed(string name)
    {
        if (_open.Close(name))
        {
            NoteComplete(name);
        }

        return true;
    }

    private void NoteComplete(string name)
    {
        _rootIsClosed = _open.Depth == 0;
        if (OpenElements.IsItem(name))
        {
            _complete = (_output.Length, _open.TakeSnapshot());
        }
    }

    private bool Open()
    {
        if (TagScanner.Read(_text, _position) is not { } tag)
        {
            return false;
        }

        _position = tag.End;
        if (_open.CloseBefore(tag.Name))
        {
            _complete = (_output.Length, _open.TakeSnapshot());
        }

        if (_open.Open(tag, _references) && tag.IsEmpty)
        {
            _open.CloseTop();
            NoteComplete(tag.Name);
        }

        return true;
    }

    private bool SkipPast(string end)
    {
        var found = _text.IndexOf(end, _position, StringComparison.Ordinal);
        _position = found < 0 ? _text.Length : found + end.Length;
        return found >= 0;
    }

    private bool At(string token) => _text.AsSpan(_position).StartsWith(token, StringComparison.Ordinal);
}

/// <param name="Text">A document that should be well-formed now.</param>
/// <param name="IsPartial">Whether the original breaks off before its end.</param>
internal sealed record RepairedXml(string Text, bool IsPartial)
{
    /// <summary>There is nothing complete in it.</summary>
    public static RepairedXml Hopeless { get; } = new("", IsPartial: true);
}
