using System.Text;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Storage.Polling;

/// <summary>Failures are stored in snake_case, as analysts write them.</summary>
internal static class FailureName
{
    private static readonly Dictionary<FetchFailure, string> Names = Enum.GetValues<FetchFailure>().ToDictionary(failure => failure, ToSnakeCase);

    public static string Of(FetchFailure failure) => Names[failure];

    private static string ToSnakeCase(FetchFailure failure)
    {
        var name = new StringBuilder();
        foreach (var letter in failure.ToString())
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
