using System.Net;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Feeds.Http;

/// <summary>Where one fetch has got to, and what it has cost so far: known also when it ends in an exception.</summary>
internal sealed class HttpVisit(Uri address, TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();
    private int _requests;
    private long _bytes;
    private int? _status;
    private bool _movedForGood = true;

    /// <summary>The hop that is being asked.</summary>
    public Uri Address { get; private set; } = address;

    /// <summary>What the permanent redirects that came first have led to; null when none did.</summary>
    public Uri? PermanentTarget { get; private set; }

    /// <summary>Whether the headers of the current hop have arrived.</summary>
    public bool InBody { get; private set; }

    public FetchEffort Effort => new(_requests, _bytes, _status, clock.GetElapsedTime(_started));

    public void Asking() => _requests++;

    public void Answered(HttpStatusCode status) => (_status, InBody) = ((int)status, true);

    public void MoveTo(Uri next)
    {
        (Address, InBody) = (next, false);
        _movedForGood &= _status is 301 or 308;
        if (_movedForGood)
        {
            PermanentTarget = next;
        }
    }

    public void Read(int bytes) => _bytes += bytes;

    public HttpAnswer.Failed Failed(FetchFailure failure, string what, TimeSpan? retryAfter = null) =>
        new(failure, $"{what} ({WebAddress.ForMessage(Address)})", retryAfter);
}
