using System.Net;
using System.Text.RegularExpressions;

namespace NewsMonitor.Feeds.Robots;

/// <summary>A publisher's reservation of text and data mining for one document: Article 4 of Directive (EU) 2019/790.</summary>
/// <remarks>
/// Read are <c>tdm-reservation</c> (TDMRep, a report of the W3C community group) and <c>noai</c> among the directives for robots.
/// <c>noimageai</c> is about pictures, <c>noarchive</c> about copies that are shown to people, <c>noindex</c> about search: none of
/// them reserves the text. Where places contradict each other the reservation counts: what is not read harms nobody.
/// </remarks>
/// <param name="Place">Where it stands, for the operator.</param>
public sealed partial record TextReservation(string Place)
{
    /// <summary>The reservation of a page; null when it makes none.</summary>
    /// <param name="headers">What came with it.</param>
    /// <param name="html">The page.</param>
    public static TextReservation? Read(ReservationHeaders headers, string html)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(html);
        return headers.TdmReservation?.Trim() == "1" ? new TextReservation("header tdm-reservation")
            : headers.RobotsTags.Any(IsForUsAndReserves) ? new TextReservation("header X-Robots-Tag")
            : OfMetas(html);
    }

    private static TextReservation? OfMetas(string html)
    {
        foreach (var meta in Meta().EnumerateMatches(html))
        {
            string? name = null, content = null;
            foreach (Match attribute in Attribute().Matches(html.Substring(meta.Index, meta.Length)))
            {
                var value = WebUtility.HtmlDecode(attribute.Groups[2].Value.Trim('"', '\'')).Trim();
                switch (attribute.Groups[1].Value.ToLowerInvariant())
                {
                    case "name":
                        name ??= value.ToLowerInvariant();
                        break;
                    case "content":
                        content ??= value;
                        break;
                }
            }

            if ((name == "tdm-reservation" && content == "1") || (name is "robots" or "newsmonitor" && Reserves(content ?? "")))
            {
                return new TextReservation($"meta element {name}");
            }
        }

        return null;
    }

    /// <summary>A directive may be preceded by the agent that it is for, which then holds to the end of the line.</summary>
    private static bool IsForUsAndReserves(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var agent = colon < 0 ? "" : line[..colon].Trim();
        return agent.Length == 0 || agent.Contains(',', StringComparison.Ordinal)
            ? Reserves(line)
            : agent.Equals(RobotsRules.Agent, StringComparison.OrdinalIgnoreCase) && Reserves(line[(colon + 1)..]);
    }

    private static bool Reserves(string directives) =>
        directives.Split(',').Any(directive => directive.Trim().Equals("noai", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"<meta\s[^<>]{0,1000}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Meta();

    [GeneratedRegex("""([a-z-]{1,40})\s{0,10}=\s{0,10}("[^"]*"|'[^']*'|[^\s"'<>]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();
}
