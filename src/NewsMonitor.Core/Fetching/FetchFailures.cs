using System.Collections.Frozen;
using System.Text;

namespace NewsMonitor.Core.Fetching;

/// <summary>Names of failures as they are stored and printed: in snake_case, as analysts write them.</summary>
public static class FetchFailures
{
    private static readonly FrozenDictionary<FetchFailure, string> Names =
        Enum.GetValues<FetchFailure>().ToFrozenDictionary(failure => failure, failure => ToSnakeCase(failure.ToString()));

    /// <summary>Such as <c>not_a_feed</c>.</summary>
    public static string Name(FetchFailure failure) => Names[failure];

    /// <summary>The failure of a name; null for null.</summary>
    /// <exception cref="InvalidOperationException">There is no such name.</exception>
    public static FetchFailure? Of(string? name) => name is null ? null : Names.First(pair => pair.Value == name).Key;

    private static string ToSnakeCase(string pascalCase)
    {
        var name = new StringBuilder();
        foreach (var letter in pascalCase)
        {
            if (char.IsAsciiLetterUpper(letter) && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
