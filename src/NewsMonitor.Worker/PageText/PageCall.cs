using NewsMonitor.Core.Sources;
using NewsMonitor.Storage.Pages;
using NewsMonitor.Worker.Configuration;

namespace NewsMonitor.Worker.PageText;

/// <summary>One question about one page, under its lease.</summary>
/// <param name="Lease">The page.</param>
/// <param name="Source">The source that showed its article.</param>
/// <param name="Current">The configuration in use.</param>
internal sealed record PageCall(LeasedPage Lease, Source Source, LoadedConfiguration Current);
