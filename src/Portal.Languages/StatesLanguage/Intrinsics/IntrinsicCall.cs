using System.Diagnostics.CodeAnalysis;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Languages.StatesLanguage.Intrinsics;

/// <summary>A call such as <c>States.Format('Hello {}', $.name)</c>, parsed.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html. The documentation promises States.IntrinsicFailure for
/// a call that fails; executions on AWS end with States.Runtime.
/// </remarks>
public sealed class IntrinsicCall
{
    private readonly CallArgument call;

    internal IntrinsicCall(string text, CallArgument call) => (Text, this.call) = (text, call);

    /// <summary>The call as written.</summary>
    public string Text { get; }

    /// <summary>The paths among its arguments, those of inner calls included.</summary>
    public IEnumerable<ScopedPath> Paths => call.Paths;

    /// <summary>This call as an expression of a definition.</summary>
    public FieldExpression Expression =>
        new("", Text) { ReadsTaskToken = Paths.Any(p => p.ReadsTaskToken), Variables = [.. Paths.Select(p => p.Variable).OfType<string>()] };

    /// <summary>The names of all functions.</summary>
    public static IEnumerable<string> FunctionNames => IntrinsicFunctions.Names;

    /// <summary>Parses a call. An unknown function or a wrong escape makes it none; the number of arguments is judged when it is called, as AWS does.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IntrinsicCall? call, [NotNullWhen(false)] out string? error) =>
        IntrinsicParser.TryParse(text, out call, out error);

    public EvaluationResult<DataValue> Evaluate(EvaluationScope scope)
    {
        var (value, complaint) = call.Evaluate(scope);
        if (value is not null) return value;
        return EvaluationFailure.Runtime($"The function '{Text}' had the following error: {complaint}");
    }
}
