using System.Text.RegularExpressions;

namespace NewsMonitor.Messaging.Events;

/// <summary>Addresses as everybody may see them: whoever may read the archive reads events of operators, too.</summary>
internal static partial class PublicAddress
{
    /// <summary>A text whose addresses have lost credentials, queries and fragments.</summary>
    public static string InText(string text) => Address().Replace(text, "${scheme}${rest}");

    [GeneratedRegex("""(?<scheme>\b[a-z][a-z0-9+.-]*://)(?:[^\s/?#"<>@]*@)*(?<rest>[^\s?#"<>]*)(?:[?#][^\s"<>]*?(?=[),.;:]*(?:[\s"<>]|$)))?""", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
