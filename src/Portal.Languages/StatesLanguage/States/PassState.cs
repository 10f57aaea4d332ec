using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that passes its input on, or a fixed or computed value in its place.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html</remarks>
public sealed class PassState : State
{
    private PassState(StateReader reader)
        : base(reader)
    {
        Result = reader.Fields.Source["Result"];
        Parameters = reader.Fields.Template("Parameters");
        ResultPath = reader.Fields.ResultPath("ResultPath");
    }

    public override StateType Type => StateType.Pass;

    /// <summary>JSONPath only: the result, taken as it is written. Null where left out.</summary>
    public DataValue? Result { get; }

    /// <summary>JSONPath only; the result where <see cref="Result"/> is left out.</summary>
    public PayloadTemplate? Parameters { get; }

    /// <summary>JSONPath only; null where left out: the result replaces the input.</summary>
    public ResultPath? ResultPath { get; }

    private protected override IEnumerable<(string Field, IHasExpressions? Part)> Parts => [.. base.Parts, ("Parameters", Parameters)];

    internal static PassState Read(StateReader reader)
    {
        reader.Check(StateFields.Pass);
        var state = new PassState(reader);
        if (state.Result is { } result && LooksComputed(result))
        {
            reader.Fields.Context.Warn(
                IssueCode.PassResultIsStatic,
                "The value of 'Result' is static: what looks like a JSONPath or intrinsic function in it is not evaluated.",
                reader.Fields.Location.Field("Result"));
        }

        return state;
    }

    private static bool LooksComputed(DataValue value) => value switch
    {
        DataString text => TemplateReader.LooksComputed(text.Value),
        DataObject o => o.Any(f => LooksComputed(f.Value)),
        DataArray a => a.Any(LooksComputed),
        _ => false,
    };
}
