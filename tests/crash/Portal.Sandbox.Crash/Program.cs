using System.Globalization;
using Portal.Sandbox.Crash;

// Kills the sandbox in the middle of its work, over and over, and looks whether what it acknowledged is still there.
//   dotnet run --project tests/crash/Portal.Sandbox.Crash -- journal 2000    the journal alone
//   dotnet run --project tests/crash/Portal.Sandbox.Crash -- sandbox 500     the whole sandbox, over the wire
// The other two words start the process that is killed.
switch (args)
{
    case ["journal-child", var folder]:
        await JournalChild.RunAsync(folder);
        return 0;
    case ["sandbox-child", var folder]:
        await SandboxChild.RunAsync(folder);
        return 0;
    case [("journal" or "sandbox") and var what, var count, ..]:
        var seed = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : Environment.TickCount;
        var folderOfRun = Directory.CreateTempSubdirectory("sandbox-crash-").FullName;
        Console.WriteLine($"seed {seed}, data in {folderOfRun}");
        var kills = int.Parse(count, CultureInfo.InvariantCulture);
        var report = what == "journal" ? await JournalCrash.RunAsync(folderOfRun, kills, seed) : await SandboxCrash.RunAsync(folderOfRun, kills, seed);
        Console.WriteLine(report);
        return report.IsClean ? 0 : 1;
    default:
        Console.Error.WriteLine("journal COUNT [SEED] | sandbox COUNT [SEED]");
        return 2;
}
