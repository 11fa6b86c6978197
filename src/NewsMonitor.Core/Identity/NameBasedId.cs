using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Core.Identity;

/// <summary>Public ids that are computed, not drawn: the same content has the same id after a retry, a restore or a replay.</summary>
/// <remarks>UUID version 5 (RFC 9562, section 5.5). The name is the parts in UTF-8, joined by a line feed.</remarks>
public static class NameBasedId
{
    /// <summary>The namespace of every public id: UUIDv5 of <c>urn:monitor</c> in the URL namespace of RFC 9562.</summary>
    public static readonly Guid Namespace = new("f4c61e42-293b-5eca-8cac-4969493f1e38");

    /// <summary>The id of an article: decided by the first identity key under which it was ever stored.</summary>
    public static Guid OfArticle(IdentityKey firstKey) =>
        firstKey.Scope.Length == 0
            ? From("article", firstKey.KindName, firstKey.Value)
            : From("article", firstKey.KindName, firstKey.Scope, firstKey.Value);

    /// <summary>The id of a story: that of its first article decides.</summary>
    public static Guid OfStory(Guid firstArticle) => From("story", firstArticle.ToString());

    /// <summary>The id of an event: what kind, about whom, and which state it announces. No clock time goes into it.</summary>
    /// <param name="type">CloudEvents type.</param>
    /// <param name="subject">CloudEvents subject.</param>
    /// <param name="revision">Revision of the subject, from 1.</param>
    /// <param name="contentHash">Hash of the announced state, as <see cref="ContentHash"/> prints it.</param>
    public static Guid OfEvent(string type, string subject, int revision, string contentHash) =>
        From("event", type, subject, Text(revision), contentHash);

    /// <summary>The id of an event by which other rules alone tell a revision anew: its revision and content were told before.</summary>
    /// <remarks>The number of the set goes into it as well: rules that were replaced may come back, and what they tell then is news again.</remarks>
    /// <param name="type">CloudEvents type.</param>
    /// <param name="subject">CloudEvents subject.</param>
    /// <param name="revision">Revision of the subject, which stays.</param>
    /// <param name="contentHash">Hash of the announced state, which stays.</param>
    /// <param name="set">Number of the configuration set.</param>
    /// <param name="rulesHash">Hash of that set.</param>
    public static Guid OfRetagging(string type, string subject, int revision, string contentHash, int set, string rulesHash) =>
        From("event", type, subject, Text(revision), contentHash, Text(set), rulesHash);

    /// <summary>The id of an incident: what is in trouble, and since when.</summary>
    /// <param name="scope">Key of a source, or what else is in trouble.</param>
    /// <param name="startedAt">As it is stored: to the microsecond.</param>
    public static Guid OfIncident(string scope, DateTimeOffset startedAt) =>
        From("incident", scope, startedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The id whose name is the given parts.</summary>
    public static Guid From(params ReadOnlySpan<string> parts) => Version5(Namespace, string.Join('\n', parts!));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>UUID version 5 of a name in a namespace.</summary>
    internal static Guid Version5(Guid space, string name)
    {
        var nameLength = Encoding.UTF8.GetByteCount(name);
        var input = new byte[16 + nameLength];
        space.TryWriteBytes(input, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, input.AsSpan(16));

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1 for version 5; it names here, it does not protect.
        SHA1.HashData(input, hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
