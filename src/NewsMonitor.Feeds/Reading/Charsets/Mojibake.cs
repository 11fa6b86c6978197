using System.Text;
using System.Text.Unicode;

namespace NewsMonitor.Feeds.Reading.Charsets;

/// <summary>Repairs characters that no writer meant: C1 controls, which stand for what windows-1252 has in their place.</summary>
/// <remarks>
/// Two mistakes put them there. UTF-8 was read as Latin-1 and written again (<c>â</c>, U+0080, <c>¦</c> for an ellipsis), or a
/// windows-1252 byte was taken for a character number (<c>&amp;#146;</c> for an apostrophe).
/// </remarks>
internal static class Mojibake
{
    private const char FirstC1 = '\u0080';
    private const char LastC1 = '\u009F';

    public static string Repair(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstC1, LastC1))
        {
            return text;
        }

        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF'))
        {
            var bytes = Encoding.Latin1.GetBytes(text);
            if (Utf8.IsValid(bytes))
            {
                return Encoding.UTF8.GetString(bytes);
            }
        }

        return string.Create(text.Length, text, static (repaired, source) =>
        {
            Span<byte> one = stackalloc byte[1];
            for (var i = 0; i < repaired.Length; i++)
            {
                repaired[i] = source[i];
                if (source[i] is >= FirstC1 and <= LastC1)
                {
                    one[0] = (byte)source[i];
                    CharsetLabel.Windows1252.GetChars(one, repaired.Slice(i, 1));
                }
            }
        });
    }
}
