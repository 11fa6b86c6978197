using Lingua;
using Tongue = Lingua.Language;

namespace NewsMonitor.Feeds.Languages;

/// <summary>Finds out which language an article is written in, whatever its feed says.</summary>
/// <remarks>
/// Feeds declare the language of their software, and German sites carry English agency reports; rules of the wrong language
/// must not fire ("war" is no war in German). Function words settle clear texts; the others go to Lingua, with models of the
/// languages that our readers' sources are written in.
/// </remarks>
public static class ArticleLanguage
{
    /// <summary>What is neither German nor English, or cannot be told.</summary>
    public const string Undetermined = "und";

    private const int Sample = 1500;

    /// <summary>Below this many letters a declaration is worth more than any statistics.</summary>
    private const int FewestLetters = 20;

    /// <summary>Lingua's confidence from which a declaration is overruled.</summary>
    private const double Sure = 0.85;

    /// <summary>A declared language keeps its say down to this confidence: names and loan words confuse short texts.</summary>
    private const double Plausible = 0.05;

    private static readonly Tongue[] Known =
    [
        Tongue.German, Tongue.English, Tongue.French, Tongue.Italian, Tongue.Spanish, Tongue.Dutch, Tongue.Polish,
        Tongue.Russian, Tongue.Ukrainian, Tongue.Turkish,
    ];

    private static readonly Lazy<LanguageDetector> Detector =
        new(() => LanguageDetectorBuilder.FromLanguages(Known).WithLowAccuracyMode().Build());

    /// <summary>The language of an article.</summary>
    /// <param name="title">Headline, plain text.</param>
    /// <param name="text">Text or teaser, plain; only its beginning is read.</param>
    /// <param name="declared">Primary tag that the entry, its feed or the operator declares; null when nobody does.</param>
    /// <returns>
    /// <c>de</c> or <c>en</c>; the declared tag when the text is too short to contradict it; for other languages the declared tag or
    /// <see cref="Undetermined"/>.
    /// </returns>
    public static string Of(string title, string text, string? declared)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        var sample = $"{title}\n{text.AsSpan(0, Math.Min(text.Length, Sample))}";
        if (FunctionWords.In(sample).Clear is { } clear)
        {
            return clear;
        }

        var fallback = declared ?? Undetermined;
        if (sample.Count(char.IsLetter) < FewestLetters)
        {
            return fallback;
        }

        var guesses = Detector.Value.ComputeLanguageConfidenceValues(sample);
        if (guesses.Count == 0 || (LanguageOf(declared) is { } said && guesses.TryGetValue(said, out var trust) && trust >= Plausible))
        {
            return fallback;
        }

        var (language, confidence) = guesses.MaxBy(guess => guess.Value);
        return confidence < Sure ? fallback
            : language switch
            {
                Tongue.German => "de",
                Tongue.English => "en",
                _ => declared is "de" or "en" ? Undetermined : fallback,
            };
    }

    private static Tongue? LanguageOf(string? tag) => tag switch
    {
        "de" => Tongue.German,
        "en" => Tongue.English,
        _ => null,
    };
}
