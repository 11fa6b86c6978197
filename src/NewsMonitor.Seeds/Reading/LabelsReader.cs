namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads the names for people.</summary>
internal static class LabelsReader
{
    /// <summary>The German and the English name, which must both be there.</summary>
    public static Dictionary<string, string> Read(Fields owner, Problems problems, string key = "label")
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Fields.Of(owner.Require(key), $"'{key}'", problems) is { } fields)
        {
            foreach (var language in new[] { "de", "en" })
            {
                labels[language] = fields.RequiredText(language)?.Value ?? "";
            }

            fields.RefuseOthers();
        }

        return labels;
    }
}
