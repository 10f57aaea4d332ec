using System.Collections.Concurrent;

namespace Portal.Approvals.Crash;

/// <summary>What a run found.</summary>
internal sealed class RunReport(string name)
{
    private readonly ConcurrentQueue<string> faults = new();
    private readonly ConcurrentQueue<string> notes = new();

    public IReadOnlyCollection<string> Faults => faults;
    public bool IsClean => faults.IsEmpty;

    public void Note(string note) => notes.Enqueue(note);

    /// <summary>Something that must not be.</summary>
    public void Fault(string fault) => faults.Enqueue(fault);

    public void Check(bool condition, string fault)
    {
        if (!condition) Fault(fault);
    }

    public override string ToString() =>
        $"{name}: {(IsClean ? "clean" : $"{faults.Count} FAULTS")}\n{string.Concat(notes.Select(n => $"  {n}\n"))}{string.Concat(faults.Take(50).Select(f => $"  FAULT {f}\n"))}";
}
