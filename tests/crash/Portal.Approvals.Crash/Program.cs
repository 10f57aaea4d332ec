using System.Globalization;
using Portal.Approvals.Crash;

// Decides approvals under bad conditions, and holds what everybody was told against the histories of the executions.
//   dotnet run --project tests/crash/Portal.Approvals.Crash -- race 1000 64     64 people at once on each of 1,000 waits
//   dotnet run --project tests/crash/Portal.Approvals.Crash -- kill 100         kill -9 at each named point, then at random
//   dotnet run --project tests/crash/Portal.Approvals.Crash -- faults 200       throttled calls, dropped connections, stale reads
//   dotnet run --project tests/crash/Portal.Approvals.Crash -- list 1000        how long the inbox takes
// The word "child" starts the process that is killed.
switch (args)
{
    case ["child", var folder, var sandbox, var point]:
        return await KilledPortal.RunAsync(folder, new Uri(sandbox), point);
    case ["race", var tokens, var deciders]:
        return Tell(await RaceRun.RunAsync(Number(tokens), Number(deciders), CancellationToken.None));
    case ["kill", var rounds, ..]:
        return Tell(await KillRun.PointsAsync(CancellationToken.None)) + Tell(await KillRun.RandomAsync(Number(rounds), Seed(args), CancellationToken.None));
    case ["list", var tokens]:
        return Tell(await ListRun.RunAsync(Number(tokens), CancellationToken.None));
    case ["faults", var tokens, ..]:
        return Tell(await FaultRun.RunAsync(Number(tokens), Seed(args), CancellationToken.None));
    default:
        Console.Error.WriteLine("race TOKENS DECIDERS | kill ROUNDS [SEED] | faults TOKENS [SEED] | list TOKENS");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
static int Seed(string[] args) => args.Length > 2 ? Number(args[2]) : Environment.TickCount;

static int Tell(RunReport report)
{
    Console.WriteLine(report);
    return report.IsClean ? 0 : 1;
}
