using NewsMonitor.Storage.Intake;

namespace NewsMonitor.Worker.Retagging;

/// <summary>What the operator asks for.</summary>
/// <param name="Range">Which articles.</param>
/// <param name="DryRun">Whether nothing is stored.</param>
/// <param name="Announce">Whether subscribers are told.</param>
internal sealed record RetagRequest(HistoryRange Range, bool DryRun, bool Announce);
