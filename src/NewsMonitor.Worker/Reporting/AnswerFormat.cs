namespace NewsMonitor.Worker.Reporting;

/// <summary>How an answer is written.</summary>
internal enum AnswerFormat
{
    /// <summary>For a person at a terminal.</summary>
    Table,

    /// <summary>RFC 4180, UTF-8, safe to open in a spreadsheet.</summary>
    Csv,

    /// <summary>An array of objects.</summary>
    Json,
}
