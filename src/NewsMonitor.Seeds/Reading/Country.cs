using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads the code of a country in rules and entities.</summary>
internal static class Country
{
    public static string? Read(YamlText? text, Problems problems)
    {
        if (text is not null && !CountryCodes.Contains(text.Value))
        {
            problems.Error(text.Position, "R032", $"'{text.Value}' is no country: write its ISO 3166 code in capitals, such as DE or US");
            return null;
        }

        return text?.Value;
    }
}
