namespace NewsMonitor.Storage.Reporting.Questions;

/// <summary>What a question came to.</summary>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Rows">
/// One value for each column: null, bool, short, int, long, float, double, decimal, DateTime (UTC), DateOnly, TimeSpan, Guid, text, or an array of
/// these. What else the database knows is its text.
/// </param>
public sealed record Answer(IReadOnlyList<AnswerColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsJson">True where the texts in it are JSON documents.</param>
public sealed record AnswerColumn(string Name, bool IsJson);
