namespace NewsMonitor.Core.Pages;

/// <summary>Whether a page really has more of an article than its feed. Instead of the article a site may show a request for consent, or a stub.</summary>
internal static class PageRelation
{
    /// <summary>Letters by which the text of the page must be longer: two or three sentences.</summary>
    private const int More = 250;

    /// <summary>Shorter words stand in any text.</summary>
    private const int LettersOfWord = 4;

    /// <summary>With fewer words there is nothing to compare, as in languages that do not separate them.</summary>
    private const int FewestWords = 3;

    /// <summary>Share of the feed's words that the page must have as well; editors give the feed other headlines than the page, yet not other names.</summary>
    private const double Shared = 0.25;

    public static bool Completes(ThinArticle article, PageText page) =>
        page.Text.Length >= article.Known.Text.Length + More && IsAboutTheSame(article, page);

    private static bool IsAboutTheSame(ThinArticle article, PageText page)
    {
        var ours = Words($"{article.Known.Title} {article.Known.Text}");
        if (ours.Count < FewestWords)
        {
            return true;
        }

        var theirs = Words($"{page.Title} {page.Text}");
        return ours.Count(theirs.Contains) >= Shared * ours.Count;
    }

    private static HashSet<string> Words(string text)
    {
        HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                continue;
            }

            if (i - start >= LettersOfWord)
            {
                words.Add(text[start..i]);
            }

            start = i + 1;
        }

        return words;
    }
}
