using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths;

/// <summary>
/// A path that names one place: names and indexes only, no wildcards, slices, unions, filters or <c>..</c>. A value can be put there.
/// </summary>
/// <remarks>https://states-language.net/spec.html#ref-paths</remarks>
public sealed class ReferencePath
{
    private readonly IReadOnlyList<ReferenceStep> steps;

    private ReferencePath(string text, IReadOnlyList<ReferenceStep> steps) => (Text, this.steps) = (text, steps);

    public string Text { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out ReferencePath? path)
    {
        path = null;
        if (!JsonPath.TryParse(text, out var parsed, out _) || parsed.Function is not null) return false;
        var steps = new List<ReferenceStep>();
        for (var token = parsed.First; token is not null; token = token.Next)
        {
            if (ReferenceStep.Of(token) is not { } step) return false;
            steps.Add(step);
        }

        path = new ReferencePath(text, steps);
        return true;
    }

    /// <summary>
    /// A copy of the input in which the value stands at this place; objects on the way are made where they are missing. What is not
    /// on the way is shared with the input. Null where the input has something else on the way: an array without that index, a string.
    /// </summary>
    public DataValue? Put(DataValue input, DataValue value) => Put(input, value, 0);

    public override string ToString() => Text;

    private DataValue? Put(DataValue? here, DataValue value, int at)
    {
        if (at == steps.Count) return value;
        var step = steps[at];
        if (step.Name is { } name)
        {
            if (here is not null and not DataObject) return null;
            var o = here as DataObject ?? DataObject.Empty;
            return Put(o[name], value, at + 1) is { } changed ? o.With(name, changed) : null;
        }

        if (here is not DataArray array) return null;
        var index = step.Index < 0 ? array.Count + step.Index : step.Index;
        if (index < 0 || index >= array.Count) return null;
        if (Put(array[index], value, at + 1) is not { } item) return null;
        DataValue[] items = [.. array];
        items[index] = item;
        return new DataArray(items);
    }

    /// <summary>A name, or an index.</summary>
    private readonly record struct ReferenceStep(string? Name, int Index)
    {
        public static ReferenceStep? Of(Tokens.PathToken token) => token switch
        {
            Tokens.PropertyToken { Names.Count: 1 } p => new(p.Names[0], 0),
            Tokens.IndexToken { IsDefinite: true } i => new(null, int.Parse(i.ToString().AsSpan(1, i.ToString().Length - 2), CultureInfo.InvariantCulture)),
            _ => null,
        };
    }
}
