namespace NewsMonitor.IntegrationTests.Running;

/// <summary>A source as a test describes it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Url">Where it is polled; loopback addresses are allowed for it.</param>
/// <param name="Interval">How often.</param>
internal sealed record TestSource(string Key, Uri Url, string Interval = "1m")
{
    /// <summary>Where the text of its articles comes from.</summary>
    public string Text { get; init; } = "auto";

    public string ToYaml() => $"""
          - key: {Key}
            name: {Key}
            url: {Url}
            country: DE
            language: de
            time-zone: Europe/Berlin
            interval: {Interval}
            text: {Text}
            allow-private: [127.0.0.0/8]

        """;
}
