using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Portal.Services.Approvals.Declarations;

/// <summary>
/// The declarations of the deployment: the *.json files of <c>Portal:Approvals:Declarations</c>, read again when they change. A
/// file with an error decides nothing: the waits that it is about, or may be about, stay open until it is mended.
/// </summary>
internal sealed class DeclarationFiles(IOptions<PortalServicesOptions> options, TimeProvider time, ILogger<DeclarationFiles> log)
{
    private const long LargestFile = 1 << 20;
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private IReadOnlyList<ApprovalDeclaration> known = [];
    private IReadOnlyList<ApprovalDeclaration> samples = [];
    private string? knownStamp;
    private DateTimeOffset lookedAt = DateTimeOffset.MinValue;

    /// <summary>Where the files are looked for.</summary>
    public string Folder => options.Value.Approvals.Declarations is { Length: > 0 } configured ? Path.GetFullPath(configured) : Path.Combine(options.Value.DataDirectory, "approvals");

    /// <summary>All of them, the more exact ones first.</summary>
    public IReadOnlyList<ApprovalDeclaration> All
    {
        get
        {
            lock (gate)
            {
                Refresh();
                return known;
            }
        }
    }

    /// <summary>The one that counts for a wait: the most exact; of equals the first by file name. Null where nothing is declared.</summary>
    public ApprovalDeclaration? Find(string connection, bool isSandbox, string stateMachineArn, string stateName)
    {
        var own = All.FirstOrDefault(d => Fits(d, connection, stateMachineArn, stateName));
        return own ?? (isSandbox ? samples.FirstOrDefault(d => Fits(d, connection, stateMachineArn, stateName)) : null);
    }

    private static bool Fits(ApprovalDeclaration d, string connection, string stateMachineArn, string stateName) =>
        (d.Connection is null || d.Connection == connection) && Like(d.State, stateName)
        && Like(d.StateMachine, d.StateMachine.StartsWith("arn:", StringComparison.Ordinal) ? stateMachineArn : stateMachineArn[(stateMachineArn.LastIndexOf(':') + 1)..]);

    /// <summary>A star stands for any text.</summary>
    internal static bool Like(string pattern, string text)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1) return pattern == text;
        if (!text.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            var found = text.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + parts[i].Length;
        }

        return text.Length - at >= parts[^1].Length && text.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    private void Refresh()
    {
        if (knownStamp is not null && time.GetUtcNow() - lookedAt < Freshness) return;
        lookedAt = time.GetUtcNow();
        if (knownStamp is null && options.Value.Approvals.Samples is { } bundled) samples = Read(Paths(bundled));
        var paths = Paths(Folder);
        var stamp = string.Join('|', paths.Select(p => $"{p}:{File.GetLastWriteTimeUtc(p).Ticks}:{new FileInfo(p).Length}"));
        if (stamp == knownStamp) return;
        known = Read(paths);
        knownStamp = stamp;
        foreach (var broken in known.Where(d => d.Broken is not null)) log.LogError("A declaration of approvals cannot be used, its waits are not decided: {Problem}", broken.Broken);
    }

    private static string[] Paths(string folder) => Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)] : [];

    private static IReadOnlyList<ApprovalDeclaration> Read(IReadOnlyList<string> paths) =>
        [.. paths.SelectMany(ReadFile).OrderBy(d => d.State.Contains('*', StringComparison.Ordinal)).ThenBy(d => d.StateMachine.Contains('*', StringComparison.Ordinal))];

    private static IReadOnlyList<ApprovalDeclaration> ReadFile(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            if (new FileInfo(path).Length > LargestFile) return [new(name, "*", "*") { Broken = $"{name} is larger than 1 MB" }];
            return new DeclarationParser(name).Parse(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new(name, "*", "*") { Broken = $"{name} cannot be read: {e.Message}" }];
        }
    }
}
