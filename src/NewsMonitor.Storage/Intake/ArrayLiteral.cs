using System.Text;

namespace NewsMonitor.Storage.Intake;

/// <summary>A list of texts as PostgreSQL writes it (its documentation, 8.15.6): a column of lists of various lengths travels as a list of these.</summary>
internal static class ArrayLiteral
{
    public static string Of(IEnumerable<string> texts)
    {
        var literal = new StringBuilder("{");
        foreach (var text in texts)
        {
            literal.Append(literal.Length > 1 ? ",\"" : "\"").Append(text.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append('"');
        }

        return literal.Append('}').ToString();
    }
}
