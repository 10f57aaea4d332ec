using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state whose work may fail and be tried again: Task, Parallel, Map.</summary>
public abstract class RetryableState : State
{
    private protected RetryableState(StateReader reader, bool hasParameters)
        : base(reader, hasResult: true)
    {
        var fields = reader.Fields;
        Parameters = hasParameters ? fields.Template("Parameters") : null;
        Arguments = hasParameters ? fields.Template("Arguments") : null;
        ResultSelector = fields.Template("ResultSelector");
        ResultPath = fields.ResultPath("ResultPath");
        Retry = reader.Retry();
        Catch = reader.Catch();
    }

    /// <summary>JSONPath: the payload. Of a Map state the old name of <see cref="MapState.ItemSelector"/>, and not here.</summary>
    public PayloadTemplate? Parameters { get; }

    /// <summary>JSONata: the payload.</summary>
    public PayloadTemplate? Arguments { get; }

    /// <summary>JSONPath only: reshapes the result before <see cref="ResultPath"/>.</summary>
    public PayloadTemplate? ResultSelector { get; }

    /// <summary>JSONPath only; null where left out: the result replaces the input.</summary>
    public ResultPath? ResultPath { get; }

    public IReadOnlyList<Retrier> Retry { get; }

    public IReadOnlyList<Catcher> Catch { get; }

    private protected override IEnumerable<(string Field, IHasExpressions? Part)> Parts =>
    [
        .. base.Parts,
        ("Parameters", Parameters),
        ("Arguments", Arguments),
        ("ResultSelector", ResultSelector),
        .. Catch.SelectMany((c, i) => new (string, IHasExpressions?)[] { ($"Catch[{i}]/Output", c.Output), ($"Catch[{i}]/Assign", c.Assign) }),
    ];
}
