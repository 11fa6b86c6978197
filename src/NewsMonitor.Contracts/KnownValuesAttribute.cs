namespace NewsMonitor.Contracts;

/// <summary>The values that a text can have in this version, or each text of a list. Later versions add some: treat one that you do not know as "other".</summary>
/// <param name="values">The values.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class KnownValuesAttribute(params string[] values) : Attribute
{
    /// <summary>The values.</summary>
    public IReadOnlyList<string> Values { get; } = values;
}
