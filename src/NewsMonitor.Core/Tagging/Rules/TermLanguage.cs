namespace NewsMonitor.Core.Tagging.Rules;

/// <summary>The language a term belongs to: it fires on text of that language only.</summary>
public enum TermLanguage
{
    /// <summary>Names and abbreviations that are the same everywhere: fires on every text.</summary>
    Any,

    /// <summary>German.</summary>
    German,

    /// <summary>English.</summary>
    English,
}
