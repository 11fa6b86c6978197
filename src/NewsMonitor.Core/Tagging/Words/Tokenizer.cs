using System.Globalization;
using System.Text;

namespace NewsMonitor.Core.Tagging.Words;

/// <summary>Cuts one text into words and sentences in a single pass.</summary>
/// <remarks>Offsets refer to the text as given, so that evidence can be shown in its place.</remarks>
internal sealed class Tokenizer(string text, TextField field, int number, List<Word> words)
{
    private readonly int _first = words.Count;

    /// <summary>A word that is not written in one piece, or not as it is read.</summary>
    private readonly StringBuilder _pieces = new();
    private int _at;
    private int _sentence;

    /// <summary>Appends the words of the text and returns the number of the last sentence used.</summary>
    public int Read(int sentence)
    {
        _sentence = sentence;
        while (_at < text.Length)
        {
            if (LetterLength(_at) > 0)
            {
                ReadWord();
            }
            else
            {
                ReadSeparator();
            }
        }

        return _sentence;
    }

    private void ReadWord()
    {
        var start = _at;
        if (ReadInitials())
        {
            Add(start, _pieces.ToString());
            _pieces.Clear();
            ReadHyphen();
            return;
        }

        var piece = start;
        while (_at < text.Length)
        {
            if (LetterLength(_at) is > 0 and var length)
            {
                _at += length;
            }
            else if (Normaliser.IsApostrophe(text[_at]) && LetterLength(_at + 1) > 0)
            {
                _at++;
            }
            else if (text[_at] is '.' or ',' && IsDigit(_at - 1) && IsDigit(_at + 1))
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

        Add(start, piece == start ? text.AsSpan(start.._at) : _pieces.Append(text, piece, _at - piece).ToString());
        _pieces.Clear();
        ReadHyphen();
    }

    private void EndPiece(ref int piece, int gap)
    {
        _pieces.Append(text, piece, _at - piece);
        _at += gap;
        piece = _at;
    }

    /// <summary><c>U.S.</c> is one word, and its full stops end no sentence.</summary>
    private bool ReadInitials()
    {
        var at = _at;
        while (at + 1 < text.Length && char.IsLetter(text[at]) && text[at + 1] == '.')
        {
            _pieces.Append(text[at]);
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
        if (_at >= text.Length || !Normaliser.IsHyphen(text[_at]) || words.Count == _first)
        {
            return;
        }

        words[^1].JoinsNext = LetterLength(_at + 1) > 0;
        words[^1].IsSuspended = _at + 1 < text.Length && (char.IsWhiteSpace(text[_at + 1]) || text[_at + 1] is ',' or '/');
        _at++;
    }

    private void ReadSeparator()
    {
        var character = text[_at++];
        if (character is '\n' or '\r')
        {
            _sentence++;
        }
        else if (character is '!' or '?' or '.' or '…' && SentenceEnd.IsAt(text, _at, character, words.Count > _first ? words[^1] : null))
        {
            _sentence++;
        }
    }

    /// <summary>Length of the mark in <c>Soldat:innen</c>, <c>Soldat*in</c>, <c>Soldat/-innen</c>; else 0.</summary>
    private int GenderMarkLength()
    {
        var length = text[_at] switch
        {
            '/' when _at + 1 < text.Length && text[_at + 1] == '-' => 2,
            ':' or '*' or '_' or '/' or '·' => 1,
            _ => 0,
        };
        return length > 0 && (EndsWord("innen", _at + length) || EndsWord("in", _at + length)) ? length : 0;
    }

    private bool EndsWord(string ending, int at) =>
        string.CompareOrdinal(text, at, ending, 0, ending.Length) == 0 && LetterLength(at + ending.Length) == 0;

    /// <summary>Length of hyphen and line end inside a word broken at the end of a line; else 0.</summary>
    private int LineBreakLength()
    {
        if (!Normaliser.IsHyphen(text[_at]))
        {
            return 0;
        }

        var at = _at + 1;
        if (at < text.Length && text[at] == '\r')
        {
            at++;
        }

        if (at + 1 >= text.Length || text[at] != '\n' || !char.IsLower(text[at + 1]) || SuspendedCompound.IsConjunctionAt(text, at + 1))
        {
            return 0;
        }

        return at + 1 - _at;
    }

    private void Add(int start, ReadOnlySpan<char> raw)
    {
        var cased = Normaliser.Clean(raw);
        var folded = Normaliser.FoldClean(cased);
        if (folded.Length > 0)
        {
            words.Add(new Word
            {
                Cased = cased,
                Folded = folded,
                Field = field,
                Start = start,
                End = _at,
                Text = number,
                Sentence = _sentence,
            });
        }
    }

    private bool IsDigit(int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);

    /// <summary>UTF-16 length of the letter, digit, combining or invisible character at an offset; 0 for all else, lone surrogates too.</summary>
    private int LetterLength(int at)
    {
        if (at >= text.Length)
        {
            return 0;
        }

        var character = text[at];
        if (char.IsAscii(character))
        {
            return char.IsAsciiLetterOrDigit(character) ? 1 : 0;
        }

        if (Normaliser.IsInvisible(character))
        {
            return 1;
        }

        return Rune.TryGetRuneAt(text, at, out var rune) && IsLetter(rune) ? rune.Utf16SequenceLength : 0;
    }

    private static bool IsLetter(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
