using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>The sum of two whole numbers of 32 bits. Fractions are rounded to the nearest, halves upwards.</summary>
internal sealed class MathAddFunction : IntrinsicFunction
{
    public override string Name => "States.MathAdd";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope)
    {
        if (arguments.Count != 2 || Rounded(arguments[0]) is not { } a || Rounded(arguments[1]) is not { } b) return null;
        return a + b is >= int.MinValue and <= int.MaxValue and var sum ? sum : null;
    }

    private static long? Rounded(DataValue value) =>
        value is DataNumber n && Math.Floor(n.Double + 0.5) is >= int.MinValue and <= int.MaxValue and var whole ? (long)whole : null;
}
