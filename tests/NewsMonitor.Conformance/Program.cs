using System.CommandLine;
using NewsMonitor.Conformance;

var folder = new Option<string?>("--cases")
{
    Description = "Folder with cases.jsonl and the documents it names. Default: feeds below $NEWSMONITOR_TEST_DATA.",
    DefaultValueFactory = _ => Environment.GetEnvironmentVariable("NEWSMONITOR_TEST_DATA") is { } data ? Path.Combine(data, "feeds") : null,
};
var reader = new Option<string?>("--newsmonitor") { Description = "The executable under test. Default: as this checkout has built it." };
var only = new Option<string?>("--class") { Description = "Judge this class alone." };
var failures = new Option<bool>("--failures") { Description = "Also print every fault." };
var command = new RootCommand("Lets newsmonitor read feeds of other projects' test suites where they lie, and compares with what those expect. " +
    "Exit code 1 when a class falls below its floor, or when the host's time zone or language changes an answer.")
{
    folder, reader, only, failures,
};
command.SetAction(async (parsed, cancellationToken) =>
{
    if (parsed.GetValue(folder) is not { } cases)
    {
        Console.WriteLine("skipped: neither --cases nor NEWSMONITOR_TEST_DATA is given");
        return 0;
    }

    var run = new Run(cases, parsed.GetValue(reader) ?? Executable.OfThisCheckout(), parsed.GetValue(only));
    return await run.ReportAsync(Console.Out, parsed.GetValue(failures), cancellationToken) ? 0 : 1;
});
return await command.Parse(args).InvokeAsync();
