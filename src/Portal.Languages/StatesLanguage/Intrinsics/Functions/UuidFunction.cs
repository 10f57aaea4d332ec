using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>A random UUID of version 4.</summary>
internal sealed class UuidFunction : IntrinsicFunction
{
    public override string Name => "States.UUID";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope) => arguments.Count == 0 ? new DataString(scope.Random.NewUuid().ToString()) : null;
}
