using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.FeedFarm.Serving;

/// <summary>Changes the farm and tells what it has seen: what <see cref="FarmClient"/> talks to.</summary>
internal sealed class ControlEndpoint(Farm farm, Traffic traffic, Journal journal)
{
    public async Task AnswerAsync(HttpContext context, string verb)
    {
        var query = context.Request.Query;
        switch (verb)
        {
            case "tick":
                await context.Response.WriteAsJsonAsync(farm.Advance(Number("share"), (int)Number("items"), Number("edits")));
                break;
            case "validators":
                farm.Validators = FarmArguments.Validators(query["v"].ToString());
                break;
            case "faults":
                farm.Faults = FaultPlan.Read(query["plan"].ToString());
                break;
            case "stats":
                await context.Response.WriteAsJsonAsync(traffic.Stats());
                break;
            case "journal":
                await context.Response.WriteAsJsonAsync(journal.Answers);
                break;
            case "reset":
                traffic.Reset();
                journal.Clear();
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }

        double Number(string name) => double.TryParse(query[name], CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
