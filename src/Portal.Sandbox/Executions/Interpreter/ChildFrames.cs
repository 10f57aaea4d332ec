using Portal.Languages.Data;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>The branches of a Parallel state or the iterations of a Map state that is under way.</summary>
internal sealed class ChildFrames(int count)
{
    private readonly Payload?[] outputs = new Payload?[count];

    public int Count => outputs.Length;

    /// <summary>Those that run now, oldest first.</summary>
    public List<Frame> Running { get; } = [];

    /// <summary>The index of the next iteration to start.</summary>
    public int NextIndex { get; set; }

    public int Finished { get; private set; }

    /// <summary>A Map state's items; null until they are needed (they follow from its input).</summary>
    public DataArray? Items { get; set; }

    /// <summary>The input of every branch of a Parallel state; null until it is needed.</summary>
    public Payload? BranchInput { get; set; }

    /// <summary>How many at once; 0 for no limit; null until it is evaluated.</summary>
    public long? MaxConcurrency { get; set; }

    /// <summary>To what the next iteration's start links: the event before the end of the iteration that made room.</summary>
    public long RoomMadeBy { get; set; }

    public void Finish(Frame child, Payload output)
    {
        outputs[child.Index] = output;
        Finished++;
        Running.Remove(child);
    }

    /// <summary>The result of the state: every output in the order of branches or items.</summary>
    public Payload Result() => new(new DataArray([.. outputs.Select(o => o!.Value)]));
}
