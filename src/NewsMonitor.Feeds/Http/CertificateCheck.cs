using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NewsMonitor.Core.Text;

namespace NewsMonitor.Feeds.Http;

/// <summary>Says in words why the platform does not accept a certificate. Its verdict stands: nothing is accepted here that it refuses.</summary>
internal static class CertificateCheck
{
    private const int MaxNames = 3;
    private const int MaxNameLength = 100;

    /// <summary>For the handshake: true when the platform accepts.</summary>
    /// <exception cref="CertificateRefusedException">It does not; the message says why.</exception>
    public static bool Accept(string host, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, DateTimeOffset now) =>
        errors == SslPolicyErrors.None
            ? true
            : throw new CertificateRefusedException(certificate is X509Certificate2 leaf ? Reasons(host, leaf, chain, errors, now) : "the site shows no certificate");

    private static string Reasons(string host, X509Certificate2 leaf, X509Chain? chain, SslPolicyErrors errors, DateTimeOffset now)
    {
        var reasons = new List<string>();
        foreach (var one in chain is { ChainElements.Count: > 0 } ? chain.ChainElements.Select(element => element.Certificate) : [leaf])
        {
            AddDates(reasons, one, one.Thumbprint == leaf.Thumbprint ? "the certificate" : $"the certificate of the authority {Named(one.Subject)}", now);
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            reasons.Add($"the certificate is for {Names(leaf)}, not for {Named(host)}");
        }

        var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? X509ChainStatusFlags.NoError;
        if ((status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0)
        {
            reasons.Add(leaf.SubjectName.RawData.AsSpan().SequenceEqual(leaf.IssuerName.RawData)
                ? "the certificate is self-signed"
                : $"the authority behind the certificate is unknown: {Named((chain!.ChainElements.LastOrDefault()?.Certificate ?? leaf).Issuer)}");
        }

        return reasons.Count > 0 ? string.Join("; ", reasons) : $"the certificate is not valid ({(status != 0 ? status.ToString() : errors.ToString())})";
    }

    private static void AddDates(List<string> reasons, X509Certificate2 certificate, string what, DateTimeOffset now)
    {
        if (certificate.NotAfter.ToUniversalTime() < now.UtcDateTime)
        {
            reasons.Add($"{what} expired on {Day(certificate.NotAfter)}");
        }
        else if (certificate.NotBefore.ToUniversalTime() > now.UtcDateTime)
        {
            reasons.Add($"{what} is not valid before {Day(certificate.NotBefore)}");
        }
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .ToList();
        return names.Count == 0
            ? Named(certificate.Subject)
            : string.Join(", ", names.Take(MaxNames).Select(Named)) + (names.Count > MaxNames ? ", …" : "");
    }

    /// <summary>What a site wrote into its certificate is no more to be trusted than the rest of what it sends.</summary>
    private static string Named(string name) => TextGate.Line(name, MaxNameLength);

    private static string Day(DateTime date) => date.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
