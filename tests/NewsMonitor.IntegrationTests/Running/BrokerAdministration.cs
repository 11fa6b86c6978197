using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>Makes virtual hosts, so that tests with the product's fixed names do not meet.</summary>
internal static class BrokerAdministration
{
    public static async Task CreateVirtualHostAsync(string name)
    {
        using var client = Client();
        await SendAsync(client.PutAsJsonAsync($"/api/vhosts/{name}", new { }));
        await AllowAsync(client, name, TestServices.BrokerAdmin.Username, ".*", ".*", ".*");
        await AllowAsync(client, name, TestServices.BrokerWorker.Username, @"^monitor\.", @"^(monitor\.|amq\.default$)", @"^monitor\.");
        await AllowAsync(
            client, name, TestServices.BrokerSubscriber.Username, @"^sub\.local\.", @"^sub\.local\.", @"^(sub\.local\.|monitor\.(events|archive)$)");
    }

    public static async Task DeleteVirtualHostAsync(string name)
    {
        using var client = Client();
        await SendAsync(client.DeleteAsync($"/api/vhosts/{name}"));
    }

    /// <summary>Exchanges of a virtual host, but for those that every one has.</summary>
    public static async Task<IReadOnlyList<string>> ExchangesAsync(string vhost)
    {
        using var client = Client();
        var exchanges = await client.GetFromJsonAsync<List<Named>>($"/api/exchanges/{vhost}", TestContext.Current.CancellationToken);
        return [.. exchanges!.Select(one => one.Name).Where(name => name.Length > 0 && !name.StartsWith("amq.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Heartbeat in seconds of each connection to a virtual host; known some seconds after it was opened.</summary>
    public static async Task<IReadOnlyList<int>> HeartbeatsAsync(string vhost)
    {
        using var client = Client();
        var connections = await client.GetFromJsonAsync<List<Connection>>($"/api/vhosts/{vhost}/connections", TestContext.Current.CancellationToken);
        return [.. connections!.Where(one => one.Timeout is not null).Select(one => one.Timeout!.Value)];
    }

    private static Task AllowAsync(HttpClient client, string vhost, string user, string configure, string write, string read) =>
        SendAsync(client.PutAsJsonAsync($"/api/permissions/{vhost}/{user}", new { configure, write, read }));

    private static async Task SendAsync(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        response.EnsureSuccessStatusCode();
    }

    private static HttpClient Client()
    {
        var address = TestServices.BrokerManagement;
        var client = new HttpClient { BaseAddress = new UriBuilder(address) { UserName = "", Password = "" }.Uri };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        return client;
    }

    private sealed record Named(string Name);

    private sealed record Connection(int? Timeout);
}
