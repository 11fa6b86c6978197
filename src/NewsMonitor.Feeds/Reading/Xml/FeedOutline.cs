using System.Runtime.CompilerServices;
using System.Xml;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>Draws the outline of a document while it streams by: which family it is of, and whether it keeps to its form.</summary>
internal sealed class FeedOutline
{
    // Names come from one table, so that the same name is the same object: each is looked at once.
    private readonly Dictionary<(object Uri, object Name), Place> _places = new(PlaceComparer.Instance);

    private Dialect? _dialect;
    private bool _isCanonical = true;
    private bool _hasChannel;
    private bool _hasContent;
    private int _items;
    private int _nodes;
    private int _itemDepth = int.MaxValue;

    public int NodesOutside { get; private set; }

    public XmlReport Report() => new()
    {
        Family = _dialect?.Family,
        IsCanonical = _isCanonical,
        HasChannel = _hasChannel,
        IsForeignRdf = _dialect?.Family == FeedFamily.Rdf && _hasContent && !_hasChannel && _items == 0,
        Items = _items,
        Nodes = _nodes,
        NodesOutside = NodesOutside,
    };

    /// <summary>False when the root is that of no feed.</summary>
    public bool See(XmlReader reader)
    {
        var isElement = reader.NodeType == XmlNodeType.Element;
        if (reader.Depth <= _itemDepth && reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
        {
            _itemDepth = int.MaxValue;
        }

        if (isElement)
        {
            if (_dialect is null && !SeeRoot(reader))
            {
                return false;
            }

            SeeElement(reader);
        }

        var nodes = 1 + reader.AttributeCount;
        _nodes += nodes;
        NodesOutside += reader.Depth < _itemDepth ? nodes : 0;
        return true;
    }

    private bool SeeRoot(XmlReader reader)
    {
        _dialect = Dialect.OfRoot(reader);
        var isRss = reader is { LocalName: "rss", NamespaceURI: "" };
        var isAtom = reader is { LocalName: "feed", Prefix: "" } && reader.NamespaceURI == FeedNamespaces.Atom.NamespaceName;
        _isCanonical = isRss || isAtom;
        _hasChannel = _dialect?.Family == FeedFamily.Atom || reader.LocalName.Equals("channel", StringComparison.OrdinalIgnoreCase);
        return _dialect is not null;
    }

    private void SeeElement(XmlReader reader)
    {
        var depth = reader.Depth;
        if (!_places.TryGetValue((reader.NamespaceURI, reader.LocalName), out var place))
        {
            place = Place.Of(reader, _dialect!);
            _places.Add((reader.NamespaceURI, reader.LocalName), place);
        }

        _isCanonical &= place.IsCanonical;
        _hasChannel |= place.IsChannel && depth == 1;
        _hasContent |= depth > 0;
        if (place.IsItem && depth <= 3 && depth < _itemDepth)
        {
            _items++;
            _itemDepth = depth;
            // An item of RSS stands in its channel, an entry of Atom in its feed.
            _isCanonical &= depth == (_dialect!.Family == FeedFamily.Atom ? 1 : 2);
        }
    }

    /// <param name="IsCanonical">Whether name and namespace are those under which we read it.</param>
    /// <param name="IsItem">Whether it is an item or entry, if it stands where one may.</param>
    /// <param name="IsChannel">Whether it is a channel, likewise.</param>
    private readonly record struct Place(bool IsCanonical, bool IsItem, bool IsChannel)
    {
        public static Place Of(XmlReader reader, Dialect dialect)
        {
            var uri = dialect.UriOf(reader);
            var name = dialect.NameOf(reader, uri);
            return new Place(uri == reader.NamespaceURI && name == reader.LocalName, dialect.IsItem(uri, name), dialect.IsChannel(uri, name));
        }
    }

    private sealed class PlaceComparer : IEqualityComparer<(object Uri, object Name)>
    {
        public static readonly PlaceComparer Instance = new();

        public bool Equals((object Uri, object Name) x, (object Uri, object Name) y) =>
            ReferenceEquals(x.Uri, y.Uri) && ReferenceEquals(x.Name, y.Name);

        public int GetHashCode((object Uri, object Name) place) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(place.Uri), RuntimeHelpers.GetHashCode(place.Name));
    }
}
