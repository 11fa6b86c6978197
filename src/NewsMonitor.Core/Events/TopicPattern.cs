using System.Text.RegularExpressions;

namespace NewsMonitor.Core.Events;

/// <summary>A binding key of a topic exchange: words between dots, <c>*</c> for one word, <c>#</c> for none or more. The same rules as RabbitMQ's.</summary>
public sealed class TopicPattern
{
    private readonly Regex _regex;

    /// <param name="pattern">Such as <c>article.*.*.*.place.jp</c>.</param>
    public TopicPattern(string pattern)
    {
        Expression = $"^{string.Concat(pattern.Split('.').Select(Word))}$";
        _regex = new Regex(Expression, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>The pattern as a regular expression over a key with a further dot behind it; .NET and PostgreSQL read it alike.</summary>
    public string Expression { get; }

    /// <summary>True when a queue that is bound with this pattern gets what is published with the key.</summary>
    /// <param name="key">A routing key that is not empty.</param>
    public bool Matches(string key) => _regex.IsMatch(key + ".");

    private static string Word(string word) => word switch
    {
        "#" => @"([^.]*\.)*",
        "*" => @"[^.]*\.",
        _ => string.Concat(word.Select(Literal)) + @"\.",
    };

    // A class of one letter needs no escape in either dialect, but for these.
    private static string Literal(char letter) => letter switch
    {
        '\\' or '^' or ']' or '[' => $@"\{letter}",
        _ => char.IsAsciiLetterOrDigit(letter) ? $"{letter}" : $"[{letter}]",
    };
}
