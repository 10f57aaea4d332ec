using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state whose work may fail and be tried again: Task, Parallel, Map.</summary>
public abstract class RetryableState : State
{
    /// <summary>JSONPath: the payload. Of a Map state the old name of <see cref="MapState.ItemSelector"/>, and not here.</summary>
    public PayloadTemplate? Parameters { get; init; }

    /// <summary>JSONata: the payload.</summary>
    public PayloadTemplate? Arguments { get; init; }

    /// <summary>JSONPath only: reshapes the result before <see cref="ResultPath"/>.</summary>
    public PayloadTemplate? ResultSelector { get; init; }

    /// <summary>JSONPath only; null where left out: the result replaces the input.</summary>
    public ResultPath? ResultPath { get; init; }

    public IReadOnlyList<Retrier> Retry { get; init; } = [];

    public IReadOnlyList<Catcher> Catch { get; init; } = [];
}
