using System.Runtime.CompilerServices;
using System.Text.Json;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Values;

/// <summary>
/// A function as a value. It is a <see cref="DataValue"/> so that arrays and objects can hold it while an expression is
/// evaluated; <see cref="ResultCheck"/> sees to it that none gets out.
/// </summary>
internal abstract class FunctionValue : DataValue
{
    /// <summary>How many arguments it takes, by which the higher-order functions decide what to pass.</summary>
    public abstract int Arity { get; }

    /// <summary>Never asked: a function leaves the evaluator as an outcome of its own.</summary>
    public override DataKind Kind => DataKind.Null;

    /// <param name="arguments">The arguments as they are given.</param>
    /// <param name="input">The context value at the place of the call.</param>
    /// <param name="run">The evaluation.</param>
    /// <returns>The result as the function left it: not normalized, and perhaps a <see cref="TailCall"/>.</returns>
    public abstract DataValue? Invoke(DataValue?[] arguments, DataValue? input, Run run);

    /// <summary>Fixes some arguments: an element that is <see cref="Placeholder.Instance"/> stays open.</summary>
    public abstract FunctionValue ApplyPartially(DataValue?[] arguments);

    /// <summary>The function as another function sees it that gets it as an argument.</summary>
    public virtual FunctionValue AsArgument() => this;

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue("");
    public override bool Equals(DataValue? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
