using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.Feeds.Html;

/// <summary>HTML that may be shown.</summary>
public static class SafeHtml
{
    public static string Of(MarkupText text) => new Ganss.Xss.HtmlSanitizer().Sanitize(text.Value ?? "", text.Base?.AbsoluteUri ?? "");
}
