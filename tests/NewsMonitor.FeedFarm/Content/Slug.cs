using System.Text;

namespace NewsMonitor.FeedFarm.Content;

/// <summary>A headline as it stands in an address.</summary>
internal static class Slug
{
    public static string Of(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var letter in title.ToLowerInvariant())
        {
            Append(slug, letter);
        }

        return slug.ToString().TrimEnd('-');
    }

    private static void Append(StringBuilder slug, char letter)
    {
        switch (letter)
        {
            case 'ä': slug.Append("ae"); break;
            case 'ö': slug.Append("oe"); break;
            case 'ü': slug.Append("ue"); break;
            case 'ß': slug.Append("ss"); break;
            case >= 'a' and <= 'z' or >= '0' and <= '9': slug.Append(letter); break;
            default:
                if (slug.Length > 0 && slug[^1] != '-')
                {
                    slug.Append('-');
                }

                break;
        }
    }
}
