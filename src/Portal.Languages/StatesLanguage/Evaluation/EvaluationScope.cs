using Portal.Languages.Data;
using Portal.Languages.Jsonata;

namespace Portal.Languages.StatesLanguage.Evaluation;

/// <summary>What an expression can see. A scope is cheap to vary: <c>scope with { Input = result }</c>.</summary>
/// <remarks>
/// JSONPath: <c>$</c> is <see cref="Input"/>, <c>$$</c> is <see cref="Context"/>, <c>$name</c> a variable. What <c>$</c> stands for
/// depends on the field (the raw input for InputPath, the effective input for Parameters, the result for ResultSelector): the caller
/// sets <see cref="Input"/> accordingly. JSONata: <c>$states.input</c>, <c>.result</c>, <c>.errorOutput</c> and <c>.context</c>.
/// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
/// </remarks>
public sealed record EvaluationScope
{
    private JsonataBindings? bindings;

    public EvaluationScope()
    {
    }

    /// <summary>What <c>with</c> starts from: everything but what was derived from it.</summary>
    private EvaluationScope(EvaluationScope other) =>
        (Input, Context, Variables, Result, ErrorOutput, Clock, Random) =
        (other.Input, other.Context, other.Variables, other.Result, other.ErrorOutput, other.Clock, other.Random);

    public required DataValue Input { get; init; }

    public required DataObject Context { get; init; }

    /// <summary>All variables that the state can read, those of outer scopes included.</summary>
    public DataObject Variables { get; init; } = DataObject.Empty;

    /// <summary>The result of a Task, Parallel or Map state; null before there is one.</summary>
    public DataValue? Result { get; init; }

    /// <summary>What a Catcher caught; null elsewhere.</summary>
    public DataValue? ErrorOutput { get; init; }

    /// <summary>The clock of <c>$now</c> and <c>$millis</c>.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The source of <c>States.MathRandom</c>, <c>States.UUID</c>, <c>$random</c> and <c>$uuid</c>: seeded, an evaluation can be repeated.</summary>
    public required Random Random { get; init; }

    /// <summary>The variables of a JSONata expression: <c>$states</c> and the workflow's own.</summary>
    internal JsonataBindings Bindings => bindings ??= Bind();

    private JsonataBindings Bind()
    {
        var made = new JsonataBindings();
        foreach (var (name, value) in Variables) made[name] = value;
        made["states"] = new DataObjectBuilder { ["input"] = Input, ["result"] = Result, ["errorOutput"] = ErrorOutput, ["context"] = Context }.Build();
        return made;
    }
}
