using System.Collections.Concurrent;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>Readings that rest: as many as articles were ever tagged at once.</summary>
internal sealed class ReadingPool(int terms, int entities)
{
    private readonly ConcurrentBag<Reading> _resting = [];

    public Reading Rent() => _resting.TryTake(out var reading) ? reading : new Reading(terms, entities);

    public void Return(Reading reading)
    {
        reading.Forget();
        if (!reading.IsTooLargeToKeep)
        {
            _resting.Add(reading);
        }
    }
}
