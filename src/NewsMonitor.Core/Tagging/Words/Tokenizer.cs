using System.Globalization;
using System.Text;

namespace NewsMonitor.Core.Tagging.Words;

/// <summary>Cuts texts into words and sentences in a single pass.</summary>
/// <remarks>Offsets refer to the text as given, so that evidence can be shown in its place.</remarks>
internal sealed class Tokenizer(Document document)
{
    /// <summary>A word that is not written in one piece, or not as it is read.</summary>
    private readonly StringBuilder _pieces = new();
    private string _text = "";
    private TextField _field;
    private int _number;
    private int _at;
    private int _sentence;

    /// <summary>The last word that was read, -1 before the first of a text.</summary>
    private int _last;

    /// <summary>Appends the words of a text and returns the number of the last sentence used.</summary>
    public int Read(string text, TextField field, int number, int sentence)
    {
        (_text, _field, _number, _sentence) = (text, field, number, sentence);
        (_at, _last) = (0, -1);
        ReadAll();
        _text = "";
        return _sentence;
    }

    private void ReadAll()
    {
        while (_at < _text.Length)
        {
            if (LetterLength(_at) > 0)
            {
                if (document.Count == Document.MostWords)
                {
                    document.IsTruncated = true;
                    return;
                }

                ReadWord();
            }
            else
            {
                ReadSeparator();
            }
        }
    }

    private void ReadWord()
    {
        var start = _at;
        if (ReadInitials())
        {
            AddPieces(start);
            return;
        }

        var piece = start;
        while (_at < _text.Length)
        {
            if (LetterLength(_at) is > 0 and var length)
            {
                _at += length;
            }
            else if (Normaliser.IsApostrophe(_text[_at]) && LetterLength(_at + 1) > 0)
            {
                _at++;
            }
            else if (_text[_at] is '.' or ',' && IsDigit(_at - 1) && IsDigit(_at + 1))
            {
                EndPiece(ref piece, gap: 1);
                _pieces.Append('.');
            }
            else if (GenderMarkLength() is > 0 and var mark)
            {
                EndPiece(ref piece, mark);
            }
            else if (LineBreakLength() is > 0 and var lineBreak)
            {
                EndPiece(ref piece, lineBreak);
            }
            else
            {
                break;
            }
        }

        if (piece == start)
        {
            Add(start, _text.AsSpan(start.._at));
        }
        else
        {
            _pieces.Append(_text, piece, _at - piece);
            AddPieces(start);
        }
    }

    private void EndPiece(ref int piece, int gap)
    {
        _pieces.Append(_text, piece, _at - piece);
        _at += gap;
        piece = _at;
    }

    /// <summary><c>U.S.</c> is one word, and its full stops end no sentence.</summary>
    private bool ReadInitials()
    {
        var at = _at;
        while (at + 1 < _text.Length && char.IsLetter(_text[at]) && _text[at + 1] == '.')
        {
            _pieces.Append(_text[at]);
            at += 2;
        }

        if (_pieces.Length < 2 || LetterLength(at) > 0)
        {
            _pieces.Clear();
            return false;
        }

        _at = at;
        return true;
    }

    private void ReadHyphen()
    {
        if (_at >= _text.Length || !Normaliser.IsHyphen(_text[_at]) || _last < 0)
        {
            return;
        }

        document[_last].JoinsNext = LetterLength(_at + 1) > 0;
        document[_last].IsSuspended = _at + 1 < _text.Length && (char.IsWhiteSpace(_text[_at + 1]) || _text[_at + 1] is ',' or '/');
        _at++;
    }

    private void ReadSeparator()
    {
        var character = _text[_at++];
        if (character is '\n' or '\r')
        {
            _sentence++;
        }
        else if (character is '!' or '?' or '.' or '…' && SentenceEnd.IsAt(_text, _at, character, WordBefore(_at - 1)))
        {
            _sentence++;
        }
    }

    /// <summary>Length of the mark in <c>Soldat:innen</c>, <c>Soldat*in</c>, <c>Soldat/-innen</c>; else 0.</summary>
    private int GenderMarkLength()
    {
        var length = _text[_at] switch
        {
            '/' when _at + 1 < _text.Length && _text[_at + 1] == '-' => 2,
            ':' or '*' or '_' or '/' or '·' => 1,
            _ => 0,
        };
        return length > 0 && (EndsWord("innen", _at + length) || EndsWord("in", _at + length)) ? length : 0;
    }

    private bool EndsWord(string ending, int at) =>
        string.CompareOrdinal(_text, at, ending, 0, ending.Length) == 0 && LetterLength(at + ending.Length) == 0;

    /// <summary>Length of hyphen and line end inside a word broken at the end of a line; else 0.</summary>
    private int LineBreakLength()
    {
        if (!Normaliser.IsHyphen(_text[_at]))
        {
            return 0;
        }

        var at = _at + 1;
        if (at < _text.Length && _text[at] == '\r')
        {
            at++;
        }

        if (at + 1 >= _text.Length || _text[at] != '\n' || !char.IsLower(_text[at + 1]) || SuspendedCompound.IsConjunctionAt(_text, at + 1))
        {
            return 0;
        }

        return at + 1 - _at;
    }

    private void AddPieces(int start)
    {
        Add(start, _pieces.ToString());
        _pieces.Clear();
    }

    private void Add(int start, ReadOnlySpan<char> raw)
    {
        if (document.Append(raw, _field, _number, _sentence, start, _at) is >= 0 and var word)
        {
            _last = word;
        }

        ReadHyphen();
    }

    private ReadOnlySpan<char> WordBefore(int end) => _last >= 0 && document[_last].End == end ? document.Folded(_last) : [];

    private bool IsDigit(int at) => at >= 0 && at < _text.Length && char.IsAsciiDigit(_text[at]);

    /// <summary>UTF-16 length of the letter, digit, combining or invisible character at an offset; 0 for all else, lone surrogates too.</summary>
    private int LetterLength(int at)
    {
        if (at >= _text.Length)
        {
            return 0;
        }

        var character = _text[at];
        if (char.IsAscii(character))
        {
            return char.IsAsciiLetterOrDigit(character) ? 1 : 0;
        }

        if (Normaliser.IsInvisible(character))
        {
            return 1;
        }

        return Rune.TryGetRuneAt(_text, at, out var rune) && IsLetter(rune) ? rune.Utf16SequenceLength : 0;
    }

    private static bool IsLetter(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
