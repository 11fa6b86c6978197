using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>Which terms may fire on a text: those of its language; on a text of unknown language all.</summary>
internal readonly struct ReadLanguages
{
    private readonly bool _german;
    private readonly bool _english;

    /// <param name="language">Language tag of the text.</param>
    public ReadLanguages(string language)
    {
        var end = language.AsSpan().IndexOfAny('-', '_');
        var primary = end < 0 ? language : language.AsSpan(0, end);
        var isUnknown = primary.Equals("und", StringComparison.OrdinalIgnoreCase);
        _german = isUnknown || primary.Equals("de", StringComparison.OrdinalIgnoreCase);
        _english = isUnknown || primary.Equals("en", StringComparison.OrdinalIgnoreCase);
    }

    public bool Includes(TermLanguage language) => language switch
    {
        TermLanguage.German => _german,
        TermLanguage.English => _english,
        _ => true,
    };
}
