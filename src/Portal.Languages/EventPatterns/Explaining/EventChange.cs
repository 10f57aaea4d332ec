using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.EventPatterns.Explaining;

/// <summary>A change to one place of an event: another value, or none.</summary>
public sealed class EventChange
{
    private readonly IReadOnlyList<EventStep> steps;

    internal EventChange(IReadOnlyList<EventStep> steps, DataValue? value) => (this.steps, Value) = (steps, value);

    /// <summary>JSONPath of the place, with array indices.</summary>
    public string Path => steps.Aggregate(PatternPath.Root, (path, step) => step.Name is null ? PatternPath.Join(path, step.Index) : PatternPath.Join(path, step.Name));

    /// <summary>What should stand there; null where the field should not be there at all.</summary>
    public DataValue? Value { get; }

    /// <summary>Whether the change bears on a field.</summary>
    /// <param name="field">The field's names joined by dots.</param>
    internal bool Touches(string field)
    {
        var name = string.Join('.', steps.Where(s => s.Name is not null).Select(s => s.Name));
        return name == field || name.StartsWith(field + '.', StringComparison.Ordinal) || field.StartsWith(name + '.', StringComparison.Ordinal);
    }

    /// <summary>The event with the change. Objects on the way are made where they are missing.</summary>
    public DataObject ApplyTo(DataObject given) => (DataObject)Apply(given, 0)!;

    public override string ToString() => Value is null ? $"remove {Path}" : $"set {Path} to {Value.ToJson()}";

    private DataValue? Apply(DataValue? given, int at)
    {
        if (at == steps.Count) return Value;
        var step = steps[at];
        if (step.Name is null)
        {
            var items = ((DataArray)given!).ToList();
            if (Apply(items[step.Index], at + 1) is { } changed) items[step.Index] = changed;
            else items.RemoveAt(step.Index);
            return new DataArray(items);
        }

        var around = given as DataObject ?? DataObject.Empty;
        return Apply(around[step.Name], at + 1) is { } inner ? around.With(step.Name, inner) : around.Without(step.Name);
    }
}

/// <summary>A step into an object by name, or into an array by index.</summary>
internal readonly record struct EventStep(string? Name, int Index = 0);
