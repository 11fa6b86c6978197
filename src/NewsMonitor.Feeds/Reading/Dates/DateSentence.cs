namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>Goes through the tokens of a date once and notes what each says.</summary>
internal sealed class DateSentence
{
    /// <summary>A date has a few words that say nothing, such as a weekday in a language we do not know; a sentence has more.</summary>
    private const int MaxUnknownWords = 3;

    private static readonly Clock Midnight = new(0) { HasSecond = true };

    private readonly DateTokens _tokens;

    private readonly DateFacts _facts = new();

    /// <summary>Morning or afternoon, where that stands before the time.</summary>
    private bool? _afternoon;

    private bool _isMonthDoubtful;

    private int _unknownWords;

    private DateSentence(DateTokens tokens) => _tokens = tokens;

    /// <summary>What a text says; null when some part of it contradicts that it is a date.</summary>
    public static DateFacts? Read(DateTokens tokens)
    {
        var sentence = new DateSentence(tokens);
        for (var at = 0; at < tokens.Count && !sentence._facts.IsComplete;)
        {
            var used = sentence.Note(at);
            if (used == 0 || sentence._unknownWords > MaxUnknownWords)
            {
                return null;
            }

            at += used;
        }

        return sentence._facts;
    }

    /// <summary>How many tokens were understood; 0 when they make no sense.</summary>
    private int Note(int at) => _tokens[at].Kind switch
    {
        TokenKind.Number => Number(at),
        TokenKind.Word => Word(at),
        TokenKind.Region => Region(at),
        _ => Sign(at),
    };

    private int Number(int at)
    {
        var token = _tokens[at];
        if (_facts.Clock is null)
        {
            if (ClockReader.Read(_tokens, at, _facts) is var (time, used))
            {
                _facts.Clock = _afternoon is { } afternoon ? time.InHalf(afternoon) : time;
                return used;
            }

            if (token.Digits is 12 or 14 && _facts.Numbers.Count == 0)
            {
                _facts.Numbers.Add(new DateNumber(int.Parse(token.Text.AsSpan(0, 8), null), 8, ' ', false));
                _facts.Clock = Clock.OfDigits(token.Text[8..]);
                return 1;
            }
        }
        else if (OffsetReader.WithoutSign(_tokens, at, _facts) is var (offset, length))
        {
            _facts.Offset ??= offset;
            return length;
        }
        else if (_facts.Clock == Midnight && ClockReader.Read(_tokens, at, _facts) is ({ HasSecond: true } later, var count))
        {
            _facts.Clock = later; // a date whose time was cut to midnight, and the time apart
            return count;
        }
        else if (_facts.HasDay && _tokens[at + 1].IsSign(':') && _tokens[at + 2].IsShort)
        {
            return 3; // the end of what began at the time before
        }

        return token.Digits > 8 ? 0 : Unit(at) is > 0 and var units ? units : Plain(at);
    }

    /// <summary>A number that a word behind it explains.</summary>
    private int Unit(int at)
    {
        var value = (int)_tokens[at].Value;
        switch (_tokens[at + 1] is { Kind: TokenKind.Word } word ? word.Text : "")
        {
            case "年" or "년":
                _facts.Year = new DateNumber(value, _tokens[at].Digits, ' ', false).Year;
                _facts.IsKorean |= _tokens[at + 1].IsWord("년");
                return 2;
            case "月" or "월":
                _facts.Month = value;
                return 2;
            case "日" or "일":
                _facts.Day = value;
                return 2;
            default:
                return 0;
        }
    }

    private int Plain(int at)
    {
        var isOrdinal = _tokens[at + 1] is { Glued: true } suffix
            && suffix.IsWord("st", "nd", "rd", "th", "er", "re", "e", "o", "a", "ste", "de");
        var separator = _tokens[at - 1] is { Kind: TokenKind.Sign } sign ? sign.Text[0] : ' ';
        _facts.Numbers.Add(new DateNumber((int)_tokens[at].Value, _tokens[at].Digits, separator, isOrdinal));
        return isOrdinal ? 2 : 1;
    }

    private int Word(int at)
    {
        var word = _tokens[at].Text;
        switch (word)
        {
            case "t" when _facts.Clock is null && _facts.Numbers.Count > 0:
                return _tokens[at + 1].IsSign('-') ? 0 : 1;
            case "w" when _facts.Numbers.Count == 1 && _tokens[at + 1] is { Kind: TokenKind.Number, Glued: true }:
                _facts.IsWeek = true;
                return 1;
            case "noon" or "mittag" or "mittags" or "midnight" or "mitternacht" when _facts.Clock is null:
                _facts.Clock = new Clock(word is "midnight" or "mitternacht" ? 0 : 12);
                return 1;
            case "오전" or "上午" or "午前":
                return Half(afternoon: false, isKorean: word == "오전");
            case "오후" or "下午" or "午後":
                return Half(afternoon: true, isKorean: word == "오후");
            case "am" or "pm" when _facts.Clock is { } time:
                _facts.Clock = time.InHalf(afternoon: word == "pm");
                return 1;
            default:
                return Month(word) || Zone(word) || Weekday(word) || DayNames.IsFiller(word) || ++_unknownWords > 0 ? 1 : 0;
        }
    }

    private int Half(bool afternoon, bool isKorean)
    {
        _afternoon = afternoon;
        _facts.IsKorean |= isKorean;
        return 1;
    }

    /// <remarks>"mar" is Tuesday in French, Spanish and Italian: beside another month it is not March.</remarks>
    private bool Month(string word)
    {
        if (MonthNames.Number(word) is not { } month || (_facts.Month is not null && !_isMonthDoubtful && word != "mar"))
        {
            return false;
        }

        if (_facts.Month is null || _isMonthDoubtful)
        {
            (_facts.Month, _isMonthDoubtful) = (month, word == "mar");
        }

        return true;
    }

    private bool Zone(string word)
    {
        // Before the time, only what cannot be anything else; "h" is the hour.
        var isExpected = word != "h" && (_facts.Clock is not null || (_facts.HasDay && word.Length >= 3) || word is "z" or "ut");
        if (!isExpected || ZoneNames.Find(word) is not { } zone)
        {
            return false;
        }

        _facts.Zone ??= zone;
        return true;
    }

    private bool Weekday(string word)
    {
        _facts.Weekday ??= DayNames.Weekday(word);
        return DayNames.Weekday(word) is not null;
    }

    private int Region(int at)
    {
        _facts.Zone ??= ZoneNames.Region(_tokens[at].Text);
        return 1;
    }

    private int Sign(int at)
    {
        if (_facts.Offset is null && OffsetReader.AfterSign(_tokens, at, _facts) is var (offset, used))
        {
            _facts.Offset = offset;
            return used;
        }

        return 1;
    }
}
