using System.CommandLine;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Seeds;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Reporting.Questions;
using NewsMonitor.Worker.Reporting;

namespace NewsMonitor.Worker.Commands;

/// <summary>Asks the database one of the questions that are asked again and again.</summary>
internal static class ReportCommand
{
    public static Command Create(Option<string?> settings)
    {
        var name = new Argument<string?>("NAME") { Description = "Which question; --list tells them.", Arity = ArgumentArity.ZeroOrOne };
        var list = new Option<bool>("--list") { Description = "List the questions and what can be set." };
        var format = new Option<AnswerFormat>("--format") { Description = "table, csv (safe for spreadsheets) or json.", HelpName = "FORMAT" };
        var set = new Option<string[]>("--set") { Description = "What the question is to ask for, such as since=2026-01-01; may be repeated.", HelpName = "NAME=VALUE" };
        var raw = new Option<bool>("--raw") { Description = "Come to the answer from less prepared data: slower, for comparison." };
        var command = new Command("report", "Answer a question that analysts ask again and again; changes nothing.") { name, list, format, set, raw };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(list)
            ? Task.FromResult(List())
            : RunAsync(
                parsed.GetValue(settings), parsed.GetValue(name), parsed.GetValue(format), parsed.GetValue(set) ?? [], parsed.GetValue(raw), cancellationToken));
        return command;
    }

    private static int List()
    {
        QuestionList.Write(QuestionBook.All, Console.Out);
        return ExitCode.Success;
    }

    private static async Task<int> RunAsync(
        string? settings, string? name, AnswerFormat format, string[] set, bool raw, CancellationToken cancellationToken)
    {
        var question = Find(name);
        var values = Values(question, set);
        var sql = !raw ? question.Sql
            : question.RawSql ?? throw new CommandFailedException($"'{question.Name}' has no --raw form: it asks data that nothing was prepared of.");
        using var host = WorkerHost.BuildOnce(settings, services => services.AddStorage());
        host.ValidateOptions();
        try
        {
            await SchemaGuard.RefuseOtherSchemaAsync(host.Services.GetRequiredService<DatabaseState>(), cancellationToken);
            Write(await host.Services.GetRequiredService<QuestionDesk>().AskAsync(sql, values, cancellationToken), format);
            return ExitCode.Success;
        }
        catch (QuestionException e)
        {
            throw new CommandFailedException(e.Message);
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            throw new CommandFailedException(DatabaseFault.Explain(e));
        }
    }

    private static Question Find(string? name)
    {
        var names = QuestionBook.All.Select(question => question.Name).ToList();
        return name is null
            ? throw new CommandFailedException($"Which question? {string.Join(", ", names)}.")
            : QuestionBook.All.FirstOrDefault(question => question.Name == name)
                ?? throw new CommandFailedException($"There is no question '{name}'{Suggestion.For(name, names)}: {string.Join(", ", names)}.");
    }

    private static Dictionary<string, string> Values(Question question, string[] set)
    {
        var known = question.Settings.Select(setting => setting.Name).ToList();
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var one in set)
        {
            var (name, value) = one.IndexOf('=', StringComparison.Ordinal) is > 0 and var place ? (one[..place], one[(place + 1)..]) : (one, null);
            if (value is null || !known.Contains(name))
            {
                var fault = value is null ? $"--set {one} has no value: NAME=VALUE" : $"'{question.Name}' has no setting '{name}'{Suggestion.For(name, known)}";
                throw new CommandFailedException(
                    $"{fault}. It has {(known.Count == 0 ? "none" : string.Join(", ", question.Settings.Select(setting => $"{setting.Name} ({setting.Default})")))}.");
            }

            values[name] = value;
        }

        return values;
    }

    private static void Write(Answer answer, AnswerFormat format)
    {
        using var output = Console.OpenStandardOutput();
        if (format == AnswerFormat.Json)
        {
            AnswerJson.Write(answer, output);
            output.Write("\n"u8);
            return;
        }

        // Whatever the terminal speaks: files and pipes get UTF-8.
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (format == AnswerFormat.Csv)
        {
            AnswerCsv.Write(answer, text);
        }
        else
        {
            AnswerTable.Write(answer, text);
        }
    }
}
