using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>|...|...|</c>, a function that gives a changed copy: https://docs.jsonata.org/other-operators#-----transform</summary>
internal sealed class TransformNode(int position, Node pattern, Node update, Node? deletion) : Node(position)
{
    public override string TypeName => "transform";

    protected override void CollectOwn(ReferenceCollector collector) => collector.Elsewhere(() =>
    {
        pattern.Collect(collector);
        update.Collect(collector);
        deletion?.Collect(collector);
    });

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run) => new TransformFunction(this, frame);

    /// <summary>Changes a copy of a value.</summary>
    public DataValue? Transform(DataValue value, Frame frame, Run run)
    {
        if (frame.Lookup("clone") is not FunctionValue clone) throw new JsonataException("T2013") { Position = Position };
        var copy = new Copier(run);
        var result = copy.Of(clone is BuiltinFunction ? value : run.Call(clone, [value], DataValue.Null, null, null));
        foreach (var match in Sequences.ItemsOf(pattern.Evaluate(result, frame, run)).ToArray())
        {
            // Only what was copied here may be changed: everything else is shared.
            var target = match as DataObject;
            if (target is not null && !copy.Owns(target)) target = null;
            Update(match, target, frame, run);
            Delete(match, target, frame, run);
        }

        return result;
    }

    private void Update(DataValue match, DataObject? target, Frame frame, Run run)
    {
        var fields = update.Evaluate(match, frame, run);
        if (fields is null) return;
        if (fields is not DataObject changes) throw new JsonataException("T2011") { Position = update.Position, Value = fields };
        if (target is null) return;
        var changed = new DataObjectBuilder(target.Count + changes.Count);
        foreach (var (name, value) in target.Fields) changed.Set(name, value);
        foreach (var (name, value) in changes.Fields) changed.Set(name, value);
        run.Allocate(changed.Count, changed.Count);
        target.Become(changed.Build());
    }

    private void Delete(DataValue match, DataObject? target, Frame frame, Run run)
    {
        var names = deletion?.Evaluate(match, frame, run);
        if (names is null) return;
        var all = Sequences.ItemsOf(names);
        foreach (var name in all)
        {
            if (name is not DataString) throw new JsonataException("T2012") { Position = deletion!.Position, Value = names };
        }

        if (target is null) return;
        foreach (var name in all) target.Become(target.Without(((DataString)name).Value));
    }
}
