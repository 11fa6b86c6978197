using NewsMonitor.Core.Text;
using NewsMonitor.Feeds.Html;
using NewsMonitor.Feeds.Reading.Charsets;

namespace NewsMonitor.Feeds.Reading;

/// <summary>A text as the source sent it, markup and all: untrusted until <see cref="Html.HtmlText"/> or <c>SafeHtml</c> has had it.</summary>
/// <param name="Value">The text, decoded as far as its format demands, no further.</param>
/// <param name="Kind">Whether it is HTML.</param>
/// <param name="Base">What relative addresses inside are relative to.</param>
public readonly record struct MarkupText(string Value, MarkupKind Kind, Uri Base)
{
    private const int MaxPlain = 1024 * 1024;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Value);

    /// <summary>As one line of plain text, letter for letter: nothing is normalised, but what must not reach a screen is removed.</summary>
    public string Plain() => TextGate.Shown(Kind == MarkupKind.Html ? HtmlText.Read(Value, MaxPlain) : Mojibake.Repair(Value ?? ""));
}

public enum MarkupKind
{
    /// <summary>HTML, or text in which a reader must expect HTML.</summary>
    Html,

    /// <summary>Text in which <c>&lt;</c> is a less-than sign.</summary>
    Plain,
}
