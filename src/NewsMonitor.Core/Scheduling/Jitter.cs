using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Core.Scheduling;

/// <summary>
/// Keeps sources apart that would otherwise be due together. Chance without a die: a hash that is the same in every process and on every
/// machine, so that a due time can be computed again.
/// </summary>
public static class Jitter
{
    /// <summary>The largest part of an interval by which it is made longer or shorter.</summary>
    public const double Largest = 0.1;

    /// <summary>A number from -1 to 1, for this source at this moment.</summary>
    public static double Of(string sourceKey, DateTimeOffset now) => (Fraction(sourceKey, now.UtcTicks) * 2) - 1;

    /// <summary>The interval, at most a tenth longer or shorter.</summary>
    public static TimeSpan Of(string sourceKey, DateTimeOffset now, TimeSpan interval) => interval * (1 + (Largest * Of(sourceKey, now)));

    /// <summary>The interval, at most a tenth shorter: for one that must not be longer.</summary>
    public static TimeSpan Before(string sourceKey, DateTimeOffset now, TimeSpan interval) => interval * (1 - (Largest * Fraction(sourceKey, now.UtcTicks)));

    /// <summary>The source's own place in a span, 0 to just below it: where it is asked first, and again when many have waited together.</summary>
    public static TimeSpan Spread(string sourceKey, TimeSpan span) => span * Fraction(sourceKey, 0);

    /// <summary>0 to just below 1.</summary>
    private static double Fraction(string sourceKey, long salt)
    {
        ArgumentNullException.ThrowIfNull(sourceKey);
        var length = Encoding.UTF8.GetByteCount(sourceKey);
        var bytes = new byte[length + sizeof(long)];
        Encoding.UTF8.GetBytes(sourceKey, bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(length), salt);

        // 53 bits: what a double holds.
        return (BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(bytes)) >> 11) * (1.0 / (1UL << 53));
    }
}
