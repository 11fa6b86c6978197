using System.Net.Http.Headers;
using System.Text;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.Feeds.Http;

/// <summary>What lets us into one origin. It goes to that scheme, host and port and nowhere else, whatever redirects say.</summary>
/// <remarks>No record: nothing prints what it holds.</remarks>
internal sealed class RequestCredentials
{
    private readonly Uri _origin;
    private readonly string _header;
    private readonly string _value;

    private RequestCredentials(Uri origin, string header, string value) => (_origin, _header, _value) = (origin, header, value);

    /// <summary>Null when the secret holds what no header can carry.</summary>
    public static RequestCredentials? Create(Uri origin, SourceCredentials credentials, string secret)
    {
        var (header, value) = credentials.Kind switch
        {
            CredentialKind.Basic => ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.Name}:{secret}"))),
            CredentialKind.Bearer => ("Authorization", "Bearer " + secret),
            _ => (credentials.Name!, secret),
        };
        return value.All(c => c is >= ' ' and <= '~') ? new RequestCredentials(origin, header, value) : null;
    }

    public void AddTo(HttpRequestHeaders headers, Uri address)
    {
        if (Uri.Compare(_origin, address, UriComponents.SchemeAndServer | UriComponents.StrongPort, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0)
        {
            headers.TryAddWithoutValidation(_header, _value);
        }
    }
}
