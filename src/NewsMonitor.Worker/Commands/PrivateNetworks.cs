using System.CommandLine;
using System.Net;

namespace NewsMonitor.Worker.Commands;

/// <summary>The option <c>--allow-private</c> of commands that ask the web on somebody's behalf.</summary>
internal static class PrivateNetworks
{
    public static Option<string[]> CreateOption() => new("--allow-private")
    {
        Description = "Network beside the public internet that may be asked, such as 10.1.2.0/24; may be given several times.",
        HelpName = "NETWORK",
        DefaultValueFactory = _ => [],
    };

    /// <exception cref="CommandFailedException">One of them is no network.</exception>
    public static IReadOnlyList<IPNetwork> Parse(IEnumerable<string> texts) => [.. texts.Select(Parse)];

    private static IPNetwork Parse(string text) => IPNetwork.TryParse(text, out var network)
        ? network
        : throw new CommandFailedException($"--allow-private: '{text}' is no network: write it as 10.1.2.0/24 or fd00::/8");
}
