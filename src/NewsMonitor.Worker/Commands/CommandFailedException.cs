namespace NewsMonitor.Worker.Commands;

/// <summary>A command could not do what it was asked; the message is all that the operator needs.</summary>
internal sealed class CommandFailedException(string message) : Exception(message);
