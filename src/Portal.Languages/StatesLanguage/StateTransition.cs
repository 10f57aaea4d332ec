using Portal.Languages.StatesLanguage.States;

namespace Portal.Languages.StatesLanguage;

/// <summary>What makes an execution go from one state to another.</summary>
public enum TransitionKind
{
    /// <summary>The field Next.</summary>
    Next,

    /// <summary>A rule of a Choice state.</summary>
    Choice,

    /// <summary>The field Default of a Choice state.</summary>
    Default,

    /// <summary>A Catcher.</summary>
    Catch,
}

/// <summary>An edge of the graph of states. Its target may be missing in a definition that is being written.</summary>
/// <param name="To">The state that it leads to.</param>
/// <param name="Index">The rule or Catcher, from 0; 0 for the others.</param>
/// <param name="Label">What people are told: the condition, the errors caught, empty for Next.</param>
public sealed record StateTransition(string From, string To, TransitionKind Kind, int Index, string Label)
{
    /// <summary>The edges that leave a state, in the order in which the definition has them.</summary>
    public static IEnumerable<StateTransition> Of(State state)
    {
        if (state.Next is { } next) yield return new(state.Name, next, TransitionKind.Next, 0, "");
        if (state is ChoiceState choice)
        {
            for (var i = 0; i < choice.Choices.Count; i++)
            {
                yield return new(state.Name, choice.Choices[i].Next, TransitionKind.Choice, i, choice.Choices[i].Condition.Label);
            }

            if (choice.Default is { } other) yield return new(state.Name, other, TransitionKind.Default, 0, "Default");
        }

        if (state is RetryableState work)
        {
            for (var i = 0; i < work.Catch.Count; i++)
            {
                yield return new(state.Name, work.Catch[i].Next, TransitionKind.Catch, i, string.Join(", ", work.Catch[i].ErrorEquals));
            }
        }
    }
}
