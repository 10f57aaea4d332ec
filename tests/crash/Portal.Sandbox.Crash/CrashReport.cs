namespace Portal.Sandbox.Crash;

/// <summary>What a run of kills showed.</summary>
/// <param name="Kills">Times the process was killed.</param>
/// <param name="Acknowledged">What it had acknowledged in all.</param>
/// <param name="Lost">Acknowledged, and gone.</param>
/// <param name="Torn">Committed in part.</param>
/// <param name="Integrity">What SQLite says of the file at the end.</param>
internal sealed record CrashReport(int Kills, int Acknowledged, int Lost, int Torn, string Integrity)
{
    public bool IsClean => Lost == 0 && Torn == 0 && Integrity == "ok";
}
