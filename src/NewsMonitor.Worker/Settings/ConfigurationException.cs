namespace NewsMonitor.Worker.Settings;

/// <summary>The configuration is wrong in a way that a person has to mend. Each line says where, what and what to do.</summary>
internal sealed class ConfigurationException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public ConfigurationException(string problem)
        : this([problem])
    {
    }

    public IReadOnlyList<string> Problems { get; } = problems;
}
