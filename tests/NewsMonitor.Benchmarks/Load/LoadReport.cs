using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>The table for people, and one line of JSON for everything else.</summary>
internal static class LoadReport
{
    public static void Print(LoadArguments arguments, IReadOnlyList<ContestantResult> results)
    {
        Console.WriteLine($"\nCPU seconds of poller and PostgreSQL for 1,000 sources of {arguments.Items} items; relay off, politeness off, idle CPU included.");
        Console.WriteLine("phase         contestant    CPU s   process  PostgreSQL    wall s   to naive   goal");
        foreach (var phase in LoadPhase.All)
        {
            foreach (var result in results.Where(result => result.Costs.ContainsKey(phase.Name)))
            {
                Console.WriteLine(Line(arguments, phase, result, results.FirstOrDefault(other => other.Name == "naive")));
            }
        }

        foreach (var result in results)
        {
            Console.WriteLine(Invariant($"{result.Name}: {result.ResidentMiB} MiB resident at the end; {result.IdlePerSecond.TotalMilliseconds:F0} ms CPU in an idle second"));
        }

        Console.WriteLine(Json(arguments, results));
    }

    private static string Line(LoadArguments arguments, LoadPhase phase, ContestantResult result, ContestantResult? naive)
    {
        var cost = result.Costs[phase.Name];
        var ratio = naive is not null && naive.Costs.TryGetValue(phase.Name, out var basis) ? Invariant($"{cost.Cpu / basis.Cpu:F2}") : "";
        var goal = result.Name == "store" ? LoadPhase.ColdStore : phase;
        var wanted = result.Name == "naive" ? "" : Invariant($"≤ {goal.Goal} (≤ {goal.GoalRatio})");
        return Invariant($"{phase.Name,-13} {result.Name,-10} {Scaled(arguments, cost.Cpu),8:F2} {Scaled(arguments, cost.Process),9:F2} {Scaled(arguments, cost.Postgres),11:F2} {cost.Wall.TotalSeconds,9:F1} {ratio,10}   {wanted}");
    }

    private static string Json(LoadArguments arguments, IReadOnlyList<ContestantResult> results)
    {
        var json = new JsonObject { ["sources"] = arguments.Sources };
        foreach (var phase in LoadPhase.All)
        {
            var costs = results.Where(result => result.Costs.ContainsKey(phase.Name))
                .Select(result => KeyValuePair.Create(result.Name, (JsonNode?)Math.Round(Scaled(arguments, result.Costs[phase.Name].Cpu), 3)));
            json[phase.Name] = new JsonObject(costs);
        }

        json["rssMiB"] = results.FirstOrDefault(result => result.Name == "ours")?.ResidentMiB;
        return json.ToJsonString(JsonSerializerOptions.Default);
    }

    private static double Scaled(LoadArguments arguments, TimeSpan time) => time.TotalSeconds * 1000 / arguments.Sources;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
