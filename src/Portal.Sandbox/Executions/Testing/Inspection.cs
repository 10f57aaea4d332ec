using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Testing;

/// <summary>Collects what TestState shows of a state's data on its way.</summary>
internal sealed class Inspection(StateTest test, State state)
{
    private readonly DataObjectBuilder seen = new();
    private DataObject? errorDetails;

    public StateFailure? Failure { get; private set; }

    public void Take(string name, DataValue value)
    {
        // Recorded on AWS: a Parallel state shows nothing before its result.
        if (state is ParallelState && name == "afterInputPath") return;
        seen.Set(name, value);
    }

    /// <summary>The state's work failed: which Retrier and Catcher the error meets.</summary>
    public void Failed(RetryableState failing, StateFailure failure)
    {
        Failure = failure;
        var error = failure.Error ?? "";
        var retrier = IndexOf(failing.Retry, r => r.Matches(error));
        var isExhausted = retrier is { } r && test.RetrierRetryCount >= failing.Retry[r].MaxAttempts;
        var catcher = retrier is null || isExhausted ? IndexOf(failing.Catch, c => c.Matches(error)) : null;
        var details = new DataObjectBuilder(2);
        if (retrier is { } index) details["retryIndex"] = index;
        if (catcher is { } at) details["catchIndex"] = at;
        if (details.Count > 0) errorDetails = details.Build();
    }

    /// <param name="backoff">The delay before the next attempt; null where there is none.</param>
    public DataObject Data(TimeSpan? backoff = null)
    {
        var builder = new DataObjectBuilder(8) { ["input"] = new DataString(test.Input) };
        foreach (var (name, value) in seen) builder.Set(name, value is DataNumber ? value : new DataString(SpacedJson.Write(value)));
        if (test.Variables is { Count: > 0 } variables) builder["variables"] = SpacedJson.Write(variables);
        if (errorDetails is not null) builder["errorDetails"] = backoff is { } delay ? errorDetails.With("retryBackoffIntervalSeconds", (long)delay.TotalSeconds) : errorDetails;
        return builder.Build();
    }

    private static int? IndexOf<T>(IReadOnlyList<T> all, Func<T, bool> fits)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (fits(all[i])) return i;
        }

        return null;
    }
}
