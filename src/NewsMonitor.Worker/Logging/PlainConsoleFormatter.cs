using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace NewsMonitor.Worker.Logging;

/// <summary>One line per message for a person at a terminal: time, level where it matters, words. Stack traces are for the JSON log.</summary>
internal sealed class PlainConsoleFormatter(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "plain";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var time = clock.GetUtcNow().ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var level = logEntry.LogLevel switch
        {
            LogLevel.Warning => "warning ",
            LogLevel.Error or LogLevel.Critical => "ERROR ",
            _ => "",
        };
        var fault = logEntry.Exception is { } e ? $" ({e.GetType().Name}: {e.Message})" : "";
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.WriteLine(string.Concat($"{time} {level}{message}{fault}".Select(letter => char.IsControl(letter) ? ' ' : letter)));
    }
}
