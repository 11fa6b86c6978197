using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NewsMonitor.Seeds.Yaml;

/// <summary>Reads a YAML file into nodes with positions.</summary>
/// <remarks>
/// Built on the parser's events, not on its object model: that one resolves aliases (a file of ten lines can mean a
/// billion nodes) and knows no positions for values. Anchors, aliases and tags are refused.
/// </remarks>
internal sealed class YamlTree
{
    /// <summary>Our files need six levels; the bound keeps hostile nesting off the stack.</summary>
    private const int DeepestLevel = 32;

    private readonly string _file;
    private readonly Parser _parser;
    private readonly Problems _problems;
    private int _depth;
    private Position _last;

    private YamlTree(SeedFile file, Problems problems)
    {
        _file = file.Path;
        _problems = problems;
        _last = new Position(file.Path, 1, 1);
        _parser = new Parser(new StringReader(file.Content));
    }

    /// <summary>The top node of the file; null when it cannot be read, which is then reported.</summary>
    public static YamlNode? Read(SeedFile file, Problems problems)
    {
        if (TabIndent.Find(file) is { } tab)
        {
            problems.Error(tab, "R001", "a tab cannot indent in YAML; use spaces");
            return null;
        }

        var tree = new YamlTree(file with { Content = ByteOrderMark.Without(file, problems) }, problems);
        try
        {
            return tree.ReadDocument();
        }
        catch (SyntaxException e)
        {
            problems.Error(e.Position, e.Code, e.Message);
        }
        catch (YamlException e)
        {
            problems.Error(tree.At(e.Start), "R001", $"this is no valid YAML: {Plain(e)}");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException
            or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException)
        {
            // The parser is known to throw these, without a position, on broken flow lists.
            problems.Error(tree._last, "R001", $"this is no valid YAML, somewhere after this position: {Plain(e)}");
        }

        return null;
    }

    private YamlNode ReadDocument()
    {
        var first = Next();
        while (first is StreamStart or DocumentStart)
        {
            first = Next();
        }

        if (first is StreamEnd or DocumentEnd)
        {
            throw new SyntaxException(_last, "R001", "the file is empty");
        }

        var root = ReadNode(first);
        var after = Next();
        while (after is DocumentEnd)
        {
            after = Next();
        }

        return after is StreamEnd
            ? root
            : throw new SyntaxException(At(after.Start), "R001", "a second document ('---') begins here; one file holds one");
    }

    private YamlNode ReadNode(ParsingEvent current)
    {
        if (current is NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
        {
            throw new SyntaxException(
                At(current.Start), "R003", "anchors (&) and tags (!) are not allowed here; put text that begins with them in quotes");
        }

        return current switch
        {
            Scalar scalar => new YamlText(At(scalar.Start), scalar.Value),
            SequenceStart => ReadList(current),
            MappingStart => ReadMap(current),
            AnchorAlias alias => throw new SyntaxException(
                At(alias.Start),
                "R003",
                $"'*{alias.Value}' is an alias in YAML, which is not allowed; as a term write it in quotes: \"*{alias.Value}\""),
            _ => throw new SyntaxException(At(current.Start), "R001", "this is no valid YAML"),
        };
    }

    private YamlList ReadList(ParsingEvent start)
    {
        Descend(start);
        var items = new List<YamlNode>();
        for (var current = Next(); current is not SequenceEnd; current = Next())
        {
            items.Add(ReadNode(current));
        }

        _depth--;
        return new YamlList(At(start.Start), items);
    }

    private YamlMap ReadMap(ParsingEvent start)
    {
        Descend(start);
        var entries = new List<KeyValuePair<YamlText, YamlNode>>();
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var current = Next(); current is not MappingEnd; current = Next())
        {
            if (ReadNode(current) is not YamlText key)
            {
                throw new SyntaxException(At(current.Start), "R001", "a key must be a word");
            }

            var value = ReadNode(Next());
            if (keys.TryAdd(key.Value, key.Position.Line))
            {
                entries.Add(new(key, value));
            }
            else
            {
                _problems.Error(key.Position, "R002", $"'{key.Value}' is already set in line {keys[key.Value]}");
            }
        }

        _depth--;
        return new YamlMap(At(start.Start), entries);
    }

    private void Descend(ParsingEvent start)
    {
        if (++_depth > DeepestLevel)
        {
            throw new SyntaxException(At(start.Start), "R001", $"nested deeper than {DeepestLevel} levels");
        }
    }

    private ParsingEvent Next()
    {
        if (!_parser.MoveNext() || _parser.Current is null)
        {
            throw new SyntaxException(_last, "R001", "the file ends too early");
        }

        _last = At(_parser.Current.End);
        return _parser.Current;
    }

    private Position At(Mark mark) => new(_file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private static string Plain(Exception e) => e.Message.ReplaceLineEndings(" ");

    private sealed class SyntaxException(Position position, string code, string message) : Exception(message)
    {
        public Position Position => position;

        public string Code => code;
    }
}
