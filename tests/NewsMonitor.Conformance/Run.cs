using System.Globalization;
using System.Text.Json;

namespace NewsMonitor.Conformance;

/// <summary>Reads all cases, on hosts of different zone and language, and tells how many are right.</summary>
internal sealed class Run(string folder, string executable, string? onlyClass)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Host Here = new("UTC", "C.UTF-8");

    private static readonly Host[] Elsewhere = [new("Europe/Berlin", "de_DE.UTF-8"), new("America/New_York", "en_GB.UTF-8")];

    /// <summary>True when every class keeps its floor and no answer depends on the host.</summary>
    public async Task<bool> ReportAsync(TextWriter output, bool failures, CancellationToken cancellationToken)
    {
        var list = Path.Combine(folder, "cases.jsonl");
        var cases = File.ReadLines(list).Select(line => JsonSerializer.Deserialize<Case>(line, Json)!).ToList();
        var lines = await Executable.ReadListAsync(executable, list, Here, cancellationToken);
        if (lines.Count != cases.Count)
        {
            throw new InvalidOperationException($"{cases.Count} cases, {lines.Count} answers");
        }

        var answers = lines.Select(line => JsonSerializer.Deserialize<Answer>(line, Json)!);
        var verdicts = cases.Zip(answers, (one, answer) => new Verdict(one, [.. Judge.Faults(one.Expect, answer)]))
            .Where(verdict => onlyClass is null || verdict.Case.Class == onlyClass)
            .ToList();
        if (failures)
        {
            await PrintFaultsAsync(output, verdicts);
        }

        var held = true;
        await output.WriteLineAsync("class         cases   right        %   floor  survived");
        foreach (var group in verdicts.GroupBy(verdict => verdict.Case.Class).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var (count, right, survived) = (group.Count(), group.Count(verdict => verdict.Faults.Count == 0), group.Count(verdict => verdict.Survived));
            var percent = 100.0 * right / count;
            var floor = Floors.Of(group.Key);
            var kept = percent >= floor && survived == count;
            held &= kept;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{group.Key,-12} {count,6} {right,7} {percent,8:F2} {floor,7:F2} {survived,9}{(kept ? "" : "  DROPPED")}"));
        }

        foreach (var host in Elsewhere)
        {
            var others = await Executable.ReadListAsync(executable, list, host, cancellationToken);
            var different = lines.Zip(others).Count(pair => pair.First != pair.Second) + Math.Abs(lines.Count - others.Count);
            held &= different == 0;
            await output.WriteLineAsync($"TZ={host.TimeZone} LANG={host.Language}: {different} answers differ");
        }

        return held;
    }

    private static async Task PrintFaultsAsync(TextWriter output, IEnumerable<Verdict> verdicts)
    {
        foreach (var verdict in verdicts)
        {
            foreach (var fault in verdict.Faults)
            {
                await output.WriteLineAsync($"{verdict.Case.Class} {verdict.Case.File}: {fault.Field}: expected '{fault.Expected}', read '{fault.Read}'");
            }
        }
    }

    private sealed record Verdict(Case Case, IReadOnlyList<Fault> Faults)
    {
        public bool Survived => !Faults.Any(fault => fault.Field == "survived");
    }
}
