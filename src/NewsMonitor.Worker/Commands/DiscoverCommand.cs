using System.CommandLine;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Feeds;
using NewsMonitor.Feeds.Discovery;
using NewsMonitor.Worker.Discovery;

namespace NewsMonitor.Worker.Commands;

internal static class DiscoverCommand
{
    public static Command Create(Option<string?> settings)
    {
        var page = new Argument<string>("URL") { Description = "A page of the site: its home page, or a section that has a feed of its own." };
        var json = new Option<bool>("--json") { Description = "Print what was found as one JSON document." };
        var allowPrivate = PrivateNetworks.CreateOption();
        var command = new Command("discover", "Look for the feeds of a site, and print what to add to sources.yaml.") { page, json, allowPrivate };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(settings),
            Address(parsed.GetValue(page)!),
            PrivateNetworks.Parse(parsed.GetValue(allowPrivate)!),
            parsed.GetValue(json),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string? settings, Uri page, IReadOnlyList<IPNetwork> allowPrivate, bool json, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, services => services.AddFeeds());
        host.ValidateOptions();
        var discovery = host.Services.GetRequiredService<FeedDiscovery>();

        // Requests are paced and take a while: whoever waits sees that something happens.
        var result = await discovery.DiscoverAsync(
            page, allowPrivate, address => Console.Error.WriteLine($"asking {DiscoveryText.Shown(address)}"), cancellationToken);
        Console.WriteLine(json
            ? DiscoveryJson.Write(result)
            : DiscoveryText.Write(result, allowPrivate, host.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
        return result.Feeds.Count > 0 ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>People write addresses without their scheme.</summary>
    private static Uri Address(string text)
    {
        var full = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return Uri.TryCreate(full, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { Host.Length: > 0, UserInfo: "" }
            ? address
            : throw new CommandFailedException("URL must be an http or https address, without user name or password.");
    }
}
