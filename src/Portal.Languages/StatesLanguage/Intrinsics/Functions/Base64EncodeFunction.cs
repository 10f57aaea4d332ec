using System.Text;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>The UTF-8 of a string as MIME Base64 text.</summary>
internal sealed class Base64EncodeFunction : IntrinsicFunction
{
    public override string Name => "States.Base64Encode";

    /// <summary>AWS's limit, in characters.</summary>
    public const int MostCharacters = 10_000;

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope) =>
        arguments is [DataString { Value.Length: <= MostCharacters } text] ? new DataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Value))) : null;
}
