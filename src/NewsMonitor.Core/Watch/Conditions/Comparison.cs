namespace NewsMonitor.Core.Watch.Conditions;

/// <summary>How a number is compared.</summary>
public enum Comparison
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&gt;=</c></summary>
    AtLeast,

    /// <summary><c>&gt;</c></summary>
    More,

    /// <summary><c>&lt;=</c></summary>
    AtMost,
}

internal static class Comparisons
{
    public static bool Holds(this Comparison comparison, int left, int right) => comparison switch
    {
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.Less => left < right,
        Comparison.AtLeast => left >= right,
        Comparison.More => left > right,
        _ => left <= right,
    };

    /// <summary>Opposites stand beside each other.</summary>
    public static Comparison Negated(this Comparison comparison) => (Comparison)((int)comparison ^ 1);

    public static string Sign(this Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.AtLeast => ">=",
        Comparison.More => ">",
        _ => "<=",
    };

    public static Comparison? Of(string sign) => sign switch
    {
        "=" => Comparison.Equal,
        "!=" => Comparison.NotEqual,
        "<" => Comparison.Less,
        ">=" => Comparison.AtLeast,
        ">" => Comparison.More,
        "<=" => Comparison.AtMost,
        _ => null,
    };
}
