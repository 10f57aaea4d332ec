using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>One state of a definition, with every expression in it compiled.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html</remarks>
public abstract class State : IHasExpressions
{
    /// <param name="reader">What the state is read from.</param>
    /// <param name="hasResult">Whether Output and Assign see a result of the state's work.</param>
    private protected State(StateReader reader, bool hasResult = false)
    {
        var fields = reader.Fields.WithStates(hasResult, errorOutput: false);
        Name = reader.Name;
        QueryLanguage = fields.Language;
        Location = fields.Location.ToString();
        Source = fields.Source;
        Comment = fields.Text("Comment");
        InputPath = fields.DataPath("InputPath");
        OutputPath = fields.DataPath("OutputPath");
        Output = fields.Template("Output");
        Assign = fields.Assign();
        Next = reader.Next;
        End = reader.End;
    }

    public string Name { get; }

    public abstract StateType Type { get; }

    /// <summary>The state's own query language, or the state machine's.</summary>
    public QueryLanguage QueryLanguage { get; }

    /// <summary>Where the state stands in the definition, as AWS writes it: <c>/States/Name</c>.</summary>
    public string Location { get; }

    /// <summary>The state as it was written.</summary>
    public DataObject Source { get; }

    public string? Comment { get; }

    /// <summary>JSONPath only; null where the field is left out, which means <c>$</c>.</summary>
    public DataPath? InputPath { get; }

    /// <summary>JSONPath only; null where the field is left out, which means <c>$</c>.</summary>
    public DataPath? OutputPath { get; }

    /// <summary>JSONata only; null where the field is left out: the result, or the input of a state without one, is the output.</summary>
    public PayloadTemplate? Output { get; }

    /// <summary>The variables that the state sets: evaluates to an object of names and values. Null where there is none.</summary>
    public PayloadTemplate? Assign { get; }

    /// <summary>The state that follows; null for an end and for a Choice.</summary>
    public string? Next { get; }

    /// <summary>True where nothing follows in this scope: <c>"End": true</c>, Succeed and Fail.</summary>
    public bool End { get; private protected init; }

    /// <summary>The expressions in the state, but not those of states inside it; each with the field that it stands in.</summary>
    public IEnumerable<FieldExpression> Expressions => Parts.SelectMany(p => p.Part?.Expressions.Select(e => e.Under(p.Field)) ?? []).OrderBy(Position);

    /// <summary>The expressions that read the task token: <c>Parameters/Entries[0]/Detail/token</c> passes it on.</summary>
    public IEnumerable<FieldExpression> TaskTokenExpressions => Expressions.Where(e => e.ReadsTaskToken);

    /// <summary>Which of the state's fields an expression stands in, in the order of the definition.</summary>
    private int Position(FieldExpression expression)
    {
        var field = expression.Path.Split('/', '[')[0];
        return Source.Names.TakeWhile(n => n != field && n != FieldNames.WithPath(field)).Count();
    }

    /// <summary>The fields that may hold expressions.</summary>
    private protected virtual IEnumerable<(string Field, IHasExpressions? Part)> Parts =>
        [("InputPath", InputPath), ("OutputPath", OutputPath), ("Output", Output), ("Assign", Assign)];
}
