using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics;

/// <summary>One function of the <c>States.</c> family.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html</remarks>
internal abstract class IntrinsicFunction
{
    /// <summary>The name with its prefix: <c>States.Format</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Calls the function.</summary>
    /// <param name="arguments">The values of the arguments; how many there are is for the function to judge.</param>
    /// <param name="scope">The scope, for chance.</param>
    /// <returns>The result, or null for arguments that do not suit.</returns>
    public abstract DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope);

    /// <summary>What AWS says of arguments that do not suit.</summary>
    public virtual string Complaint(IReadOnlyList<DataValue> arguments) => "Invalid arguments in " + Name;

    /// <summary>The whole number of an argument, cut off towards zero as AWS does for all functions but MathAdd; null for anything but a number that fits 32 bits.</summary>
    protected static int? Truncated(DataValue value) =>
        value is DataNumber n && Math.Truncate(n.Double) is >= int.MinValue and <= int.MaxValue and var whole ? (int)whole : null;
}
