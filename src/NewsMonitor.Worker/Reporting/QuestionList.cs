using NewsMonitor.Storage.Reporting.Questions;

namespace NewsMonitor.Worker.Reporting;

/// <summary>The questions for a person: what they ask, and what can be set.</summary>
internal static class QuestionList
{
    public static void Write(IReadOnlyList<Question> questions, TextWriter to)
    {
        foreach (var question in questions)
        {
            to.WriteLine($"{question.Name}{(question.RawSql is null ? "" : " [--raw]")}: {question.Title}");
            foreach (var setting in question.Settings)
            {
                to.WriteLine($"    --set {setting.Name}=…  {setting.Meaning}. Default: {setting.Default}.");
            }
        }
    }
}
