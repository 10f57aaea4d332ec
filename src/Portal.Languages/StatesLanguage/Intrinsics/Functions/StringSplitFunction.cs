using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>The parts of a string between the characters of a set; empty parts are left out.</summary>
internal sealed class StringSplitFunction : IntrinsicFunction
{
    public override string Name => "States.StringSplit";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope)
    {
        if (arguments is not [DataString text, DataString set]) return null;
        if (set.Value.Length == 0) return text.Value.Length == 0 ? DataArray.Empty : new DataArray([text]);
        return new DataArray([.. text.Value.Split(set.Value.ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Select(part => (DataValue)part)]);
    }
}
