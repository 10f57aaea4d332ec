using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>One entry of Catch.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states</remarks>
public sealed class Catcher
{
    public required IReadOnlyList<string> ErrorEquals { get; init; }

    public required string Next { get; init; }

    /// <summary>JSONPath only: where the error output goes in the state's input; null where left out: it replaces the input.</summary>
    public ResultPath? ResultPath { get; init; }

    /// <summary>JSONata only; null where left out: the error output is the output.</summary>
    public PayloadTemplate? Output { get; init; }

    public PayloadTemplate? Assign { get; init; }

    public string? Comment { get; init; }

    /// <inheritdoc cref="Retrier.Matches"/>
    public bool Matches(string error) => ErrorMatch.Matches(ErrorEquals, error);
}
