using Microsoft.Extensions.Options;
using NewsMonitor.Worker;
using NewsMonitor.Worker.Commands;
using NewsMonitor.Worker.Settings;

try
{
    return await CommandTree.Build().Parse(args).InvokeAsync(CommandTree.Invocation);
}
catch (ConfigurationException e)
{
    Complain("Configuration", e.Problems);
    return ExitCode.Configuration;
}
catch (OptionsValidationException e)
{
    Complain("Configuration", e.Failures);
    return ExitCode.Configuration;
}
catch (CommandFailedException e)
{
    Console.Error.WriteLine(e.Message);
    return ExitCode.Failure;
}
catch (OperationCanceledException)
{
    // Asked to stop.
    return ExitCode.Success;
}
catch (Exception e)
{
    // Nobody foresaw it: all that is known, for a bug report.
    Console.Error.WriteLine(e);
    return ExitCode.Failure;
}

static void Complain(string what, IEnumerable<string> problems)
{
    foreach (var problem in problems)
    {
        Console.Error.WriteLine($"{what}: {problem}");
    }
}
