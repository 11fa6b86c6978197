namespace NewsMonitor.Seeds.Reading;

/// <summary>Names that end up in routing keys and tables.</summary>
internal static class Slug
{
    public const string Grammar = "write 1 to 64 of a-z, 0-9 and '-'";

    public static bool IsValid(string text) => text.Length is >= 1 and <= 64
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
