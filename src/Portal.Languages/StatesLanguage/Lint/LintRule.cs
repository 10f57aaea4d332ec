using Portal.Languages.StatesLanguage.States;

namespace Portal.Languages.StatesLanguage.Lint;

/// <summary>One thing to look out for.</summary>
internal abstract class LintRule
{
    public abstract string Name { get; }

    public abstract IEnumerable<LintFinding> Check(State state);

    protected LintFinding Finding(State state, string field, string message) => new(Name, state.Name, $"{state.Location}/{field}", message);
}
