namespace NewsMonitor.Worker;

/// <summary>What a service manager must know.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>It may go better next time: restart.</summary>
    public const int Failure = 1;

    /// <summary>EX_CONFIG of sysexits.h: a person has to change something; restarting cannot help.</summary>
    public const int Configuration = 78;
}
