namespace NewsMonitor.Storage.Reporting.Questions;

/// <summary>A question that analysts ask again and again, as a file that psql runs as well.</summary>
public sealed record Question
{
    /// <summary>How it is called: the name of its file.</summary>
    public required string Name { get; init; }

    /// <summary>What it asks, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>What can be set; empty for some.</summary>
    public required IReadOnlyList<QuestionSetting> Settings { get; init; }

    /// <summary>One statement that reads schema report.</summary>
    public required string Sql { get; init; }

    /// <summary>One that comes to the same answer from less prepared data, for comparison; null where there is none.</summary>
    public string? RawSql { get; init; }
}

/// <summary>What can be set of a question; the statement reads it by <c>current_setting('ask.NAME', true)</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">What holds where it is not set, for people.</param>
/// <param name="Meaning">What it does.</param>
public sealed record QuestionSetting(string Name, string Default, string Meaning);
