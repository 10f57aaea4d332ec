using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Intrinsics.Functions;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Languages.StatesLanguage.Intrinsics;

/// <summary>An argument of a call: gives a value, or the words for why there is none.</summary>
internal abstract class IntrinsicArgument
{
    public abstract (DataValue? Value, string? Complaint) Evaluate(EvaluationScope scope);

    /// <summary>The paths in it.</summary>
    public abstract IEnumerable<ScopedPath> Paths { get; }
}

/// <summary>A string, number, true, false or null.</summary>
/// <param name="value">The value.</param>
/// <param name="template">The same with the escapes of braces left in, as States.Format reads it.</param>
internal sealed class LiteralArgument(DataValue value, DataValue template) : IntrinsicArgument
{
    public DataValue Template => template;

    public override IEnumerable<ScopedPath> Paths => [];

    public override (DataValue? Value, string? Complaint) Evaluate(EvaluationScope scope) => (value, null);
}

/// <summary>A path.</summary>
internal sealed class PathArgument(ScopedPath path) : IntrinsicArgument
{
    public override IEnumerable<ScopedPath> Paths => [path];

    public override (DataValue? Value, string? Complaint) Evaluate(EvaluationScope scope)
    {
        var found = path.Evaluate(scope);
        if (found.HasValue) return (found.Value, null);
        // AWS lets the library's own words through where a filter or an index does not fit the data.
        if (found.Reason?.StartsWith("Filter:", StringComparison.Ordinal) == true) return (null, found.Reason);
        var name = path.Root == PathRoot.Context ? path.Path.Text : path.Text;
        return (null, $"The JsonPath argument for the field '{name}' could not be found in the input '{scope.Input.ToJson()}'");
    }
}

/// <summary>A call within a call.</summary>
internal sealed class CallArgument(IntrinsicFunction function, IReadOnlyList<IntrinsicArgument> arguments) : IntrinsicArgument
{
    public override IEnumerable<ScopedPath> Paths => arguments.SelectMany(a => a.Paths);

    public override (DataValue? Value, string? Complaint) Evaluate(EvaluationScope scope)
    {
        var values = new DataValue[arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var (value, complaint) = arguments[i].Evaluate(scope);
            if (value is null) return (null, complaint);
            values[i] = i == 0 && function is FormatFunction && arguments[0] is LiteralArgument literal ? literal.Template : value;
        }

        var result = function.Call(values, scope);
        return result is null ? (null, function.Complaint(values)) : (result, null);
    }
}
