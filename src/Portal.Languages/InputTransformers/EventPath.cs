using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Portal.Languages.Data;

namespace Portal.Languages.InputTransformers;

/// <summary>
/// A path into an event as InputPath and InputPathsMap know it: <c>$</c>, names behind dots, array indices and the wildcard
/// <c>*</c>. Filters, slices and recursive descent are refused, as EventBridge does.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
/// </summary>
public sealed class EventPath
{
    /// <summary>No path is longer on AWS.</summary>
    public const int MaxLength = 256;

    private readonly IReadOnlyList<Step> steps;

    private EventPath(string text, IReadOnlyList<Step> steps) => (Text, this.steps) = (text, steps);

    public string Text { get; }

    /// <summary>Parses a path. False where it is none that EventBridge takes.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EventPath? path)
    {
        path = null;
        if (text.Length is 0 or > MaxLength || text[0] != '$') return false;
        var steps = new List<Step>();
        for (var at = 1; at < text.Length;)
        {
            var step = text[at] == '[' ? ReadIndex(text, ref at) : ReadName(text, ref at);
            if (step is null) return false;
            steps.Add(step.Value);
        }

        path = new EventPath(text, steps);
        return true;
    }

    /// <summary>The value that the path leads to; an array of all values where it has a wildcard; null where there is none.</summary>
    public DataValue? Select(DataValue from)
    {
        List<DataValue> found = [from];
        var several = false;
        foreach (var step in steps)
        {
            found = [.. found.SelectMany(step.Select)];
            several |= step.Wildcard;
        }

        return several ? new DataArray(found) : found.FirstOrDefault();
    }

    public override string ToString() => Text;

    private static Step? ReadName(string text, ref int at)
    {
        if (text[at] != '.') return null;
        var start = ++at;
        while (at < text.Length && text[at] is not ('.' or '[')) at++;
        var name = text[start..at];
        if (name == "*") return new Step(null, null);
        return name.Length > 0 && !name.Any(c => c is '*' or ']' or '(' or ')' or '?' or '\'' or '"' || char.IsControl(c)) ? new Step(name, null) : null;
    }

    private static Step? ReadIndex(string text, ref int at)
    {
        var end = text.IndexOf(']', at);
        if (end < 0) return null;
        var inner = text[(at + 1)..end];
        at = end + 1;
        if (inner == "*") return new Step(null, null);
        return int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new Step(null, index) : null;
    }

    /// <summary>One step: by name, by index, or to everything where both are null.</summary>
    private readonly record struct Step(string? Name, int? Index)
    {
        public bool Wildcard => Name is null && Index is null;

        public IEnumerable<DataValue> Select(DataValue from) => (from, Name, Index) switch
        {
            (DataObject o, { } name, _) => o.TryGet(name, out var value) ? [value] : [],
            (DataArray a, null, { } index) => index < a.Count ? [a[index]] : [],
            (DataObject o, null, null) => o.Select(f => f.Value),
            (DataArray a, null, null) => a,
            _ => [],
        };
    }
}
