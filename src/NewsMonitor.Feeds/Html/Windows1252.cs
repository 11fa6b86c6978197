namespace NewsMonitor.Feeds.Html;

/// <summary>Control characters that are quotation marks and dashes of windows-1252, written by programs that knew no better.</summary>
internal static class Windows1252
{
    private const char First = '\u0080';
    private const char Last = '\u009F';

    /// <summary>What each of them means, from U+0080; those that mean nothing are left to the text gate.</summary>
    private const string Meanings = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    public static string Mend(string text) => text.AsSpan().IndexOfAnyInRange(First, Last) < 0
        ? text
        : string.Create(text.Length, text, static (mended, source) =>
        {
            for (var i = 0; i < mended.Length; i++)
            {
                mended[i] = source[i] is >= First and <= Last ? Meanings[source[i] - First] : source[i];
            }
        });
}
