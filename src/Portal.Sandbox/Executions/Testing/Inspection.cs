using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Testing;

/// <summary>Collects what TestState shows of a state's data on its way.</summary>
internal sealed class Inspection(StateTest test, State state)
{
    /// <summary>What the wire shows as a number; everything else is JSON text, a number too.</summary>
    private static readonly string[] Numbers = ["maxConcurrency", "toleratedFailureCount", "toleratedFailurePercentage"];

    /// <summary>What the wire shows as an object.</summary>
    private static readonly string[] Exchanges = ["request", "response"];

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

    /// <param name="variables">As they are after the state: those that the test gave, and those that the state assigned.</param>
    /// <param name="backoff">The delay before the next attempt; null where there is none.</param>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionData.html</remarks>
    public DataObject Data(DataObject variables, TimeSpan? backoff = null)
    {
        var builder = new DataObjectBuilder(8) { ["input"] = new DataString(test.Input) };
        foreach (var (name, value) in seen) builder.Set(name, Numbers.Contains(name) || value is DataObject && Exchanges.Contains(name) ? value : new DataString(SpacedJson.Write(value)));
        if (variables.Count > 0) builder["variables"] = SpacedJson.Write(variables);
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
