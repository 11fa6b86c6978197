using System.Text;
using System.Xml;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>Writes a document again in the one shape that we read: RSS 2.0 without namespace, or Atom 1.0, items where they belong.</summary>
/// <remarks>Streams; needed only for documents that the gate has found to be otherwise.</remarks>
internal sealed class CanonicalShape
{
    private static readonly XmlWriterSettings Settings = new()
    {
        OmitXmlDeclaration = true,
        NamespaceHandling = NamespaceHandling.OmitDuplicates,
        NewLineHandling = NewLineHandling.None,
        CheckCharacters = false, // the reader has checked them
    };

    private readonly XmlReader _reader;
    private readonly XmlWriter _writer;
    private readonly Dialect _dialect;
    private readonly Func<int, bool> _isWanted;
    private readonly HashSet<(string Uri, string Name)> _attributes = [];
    private int _items;

    private CanonicalShape(XmlReader reader, XmlWriter writer, Dialect dialect, Func<int, bool> isWanted) =>
        (_reader, _writer, _dialect, _isWanted) = (reader, writer, dialect, isWanted);

    /// <param name="document">A document that has passed the gate.</param>
    /// <param name="isWanted">Whether to take the item of a number, from 0 in the order of the document.</param>
    /// <param name="names">Its names, as the gate met them.</param>
    public static string Rewrite(string document, Func<int, bool> isWanted, XmlNameTable names)
    {
        var text = new StringBuilder(document.Length);
        using var reader = XmlGate.Open(document, names);
        using (var writer = XmlWriter.Create(text, Settings))
        {
            reader.MoveToContent();
            var dialect = Dialect.OfRoot(reader) ?? throw new ArgumentException("The root is that of no feed.", nameof(document));
            new CanonicalShape(reader, writer, dialect, isWanted).Write();
        }

        return text.ToString();
    }

    private void Write()
    {
        if (_dialect.Family == FeedFamily.Atom)
        {
            _writer.WriteStartElement("feed", _dialect.Core);
            if (_reader.LocalName.Equals("entry", StringComparison.OrdinalIgnoreCase))
            {
                Copy(isItem: true);
            }
            else
            {
                WriteAttributes();
                WriteChildren();
            }

            return;
        }

        _writer.WriteStartElement("rss");
        _writer.WriteAttributeString("version", "2.0");
        var isChannel = _dialect.IsChannel(_dialect.Core, Vocabulary.CanonicalName(_reader.LocalName));
        if (!isChannel)
        {
            WriteAttributes();
        }

        _writer.WriteStartElement("channel");
        if (isChannel)
        {
            WriteAttributes();
        }

        WriteChildren();
    }

    /// <summary>What stands in the current element, as children of the channel or feed: wrappers around items are left out.</summary>
    private void WriteChildren()
    {
        if (_reader.IsEmptyElement)
        {
            _reader.Read();
            return;
        }

        var depth = _reader.Depth;
        _reader.Read();
        while (!_reader.EOF && _reader.Depth > depth)
        {
            if (_reader.NodeType != XmlNodeType.Element)
            {
                _reader.Read();
                continue;
            }

            var uri = _dialect.UriOf(_reader);
            var name = _dialect.NameOf(_reader, uri);
            if (_dialect.IsChannel(uri, name))
            {
                if (_writer.WriteState == WriteState.Element)
                {
                    WriteAttributes();
                }

                WriteChildren();
            }
            else if (_dialect.HoldsItems(uri, name))
            {
                WriteChildren();
            }
            else if (!_dialect.IsItem(uri, name))
            {
                Copy(isItem: false);
            }
            else if (_isWanted(_items++))
            {
                Copy(isItem: true);
            }
            else
            {
                _reader.Skip();
            }
        }

        _reader.Read();
    }

    /// <summary>Copies the current element with all that is in it, and leaves the reader behind it.</summary>
    private void Copy(bool isItem)
    {
        var depth = _reader.Depth;
        do
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element:
                    WriteStart(lowerCase: isItem && _reader.Depth == depth);
                    if (_reader.IsEmptyElement)
                    {
                        _writer.WriteEndElement();
                    }

                    break;
                case XmlNodeType.EndElement:
                    _writer.WriteEndElement();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    _writer.WriteString(_reader.Value);
                    break;
            }
        }
        while (_reader.Read() && (_reader.Depth > depth || (_reader.Depth == depth && _reader.NodeType == XmlNodeType.EndElement)));
    }

    private void WriteStart(bool lowerCase)
    {
        var uri = _dialect.UriOf(_reader);
        var name = _dialect.NameOf(_reader, uri);
        var hasPrefix = uri.Length > 0 && uri != _dialect.Core && uri != FeedNamespaces.Xhtml.NamespaceName;
        _writer.WriteStartElement(hasPrefix ? _reader.Prefix : "", name, uri);
        _attributes.Clear();
        while (_reader.MoveToNextAttribute())
        {
            WriteAttribute(lowerCase);
        }

        _reader.MoveToElement();
    }

    private void WriteAttribute(bool lowerCase)
    {
        if (_reader.Prefix == "xmlns" || (_reader.Prefix.Length == 0 && _reader.LocalName == "xmlns"))
        {
            return; // the writer declares what it uses
        }

        var name = lowerCase ? _reader.LocalName.ToLowerInvariant() : _reader.LocalName;
        var uri = _reader.Prefix.Length == 0 ? "" : Vocabulary.CanonicalUri(_reader.NamespaceURI, _reader.Prefix) ?? _reader.NamespaceURI;
        if (_attributes.Add((uri, name)))
        {
            _writer.WriteAttributeString(uri.Length == 0 ? "" : _reader.Prefix, name, uri, _reader.Value);
        }
    }

    /// <summary>Base and language of the element hold for all that is in it; CDF has a channel's address there, too.</summary>
    private void WriteAttributes()
    {
        _attributes.Clear();
        while (_reader.MoveToNextAttribute())
        {
            if (_reader.Prefix == "xml" || _reader.LocalName.Equals("href", StringComparison.OrdinalIgnoreCase))
            {
                WriteAttribute(lowerCase: true);
            }
        }

        _reader.MoveToElement();
    }
}
