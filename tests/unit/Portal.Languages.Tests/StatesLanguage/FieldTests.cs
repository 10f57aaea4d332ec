using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.States;
using Xunit;

namespace Portal.Languages.Tests.StatesLanguage;

public sealed class FieldTests
{
    public static TheoryData<string> Cases => CaseFile.Names("fields");

    public static TheoryData<string> ResultPaths => CaseFile.Names("resultpaths");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_Case_GivesItsValueOrCause(string name)
    {
        var one = CaseFile.Find("fields", name);
        var (value, failure) = Evaluate(Definitions.State<State>(one["state"]!, exactly: false), one.GetString("field")!, Scopes.Of(one));
        if (one.GetString("cause") is { } cause)
        {
            Assert.Equal(cause, failure?.Cause);
            Assert.Equal(one.GetString("error") ?? "States.Runtime", failure?.Error);
            Assert.Equal(one.GetString("location"), failure?.Location);
        }
        else
        {
            Assert.Equal(one["value"], value);
        }
    }

    [Theory]
    [MemberData(nameof(ResultPaths))]
    public void Apply_Case_PutsTheResultInItsPlace(string name)
    {
        var one = CaseFile.Find("resultpaths", name);
        var source = new DataObjectBuilder { ["Type"] = "Pass", ["End"] = true, ["ResultPath"] = one["path"] };
        var before = one["input"]!.ToJson();
        var result = Definitions.State<PassState>(source.Build()).ResultPath!.Apply(one["input"]!, one["result"]!);
        if (one.GetString("cause") is { } cause)
        {
            Assert.Equal("States.ResultPathMatchFailure", result.Failure?.Error);
            Assert.Equal(cause, result.Failure?.Cause);
        }
        else
        {
            Assert.Equal(one["output"]!.ToJson(), result.Value.ToJson());
        }

        Assert.Equal(before, one["input"]!.ToJson());
    }

    private static (DataValue? Value, EvaluationFailure? Failure) Evaluate(State state, string field, EvaluationScope scope) => (state, field) switch
    {
        (_, "InputPath") => Of(state.InputPath!.Evaluate(scope), v => v),
        (_, "OutputPath") => Of(state.OutputPath!.Evaluate(scope), v => v),
        (WaitState wait, "Seconds") => Of(wait.Seconds!.Evaluate(scope), v => v),
        (WaitState wait, "Timestamp") => Of(wait.Timestamp!.Evaluate(scope), v => v.ToString("O")),
        (TaskState task, "TimeoutSeconds") => Of(task.TimeoutSeconds!.Evaluate(scope), v => v),
        (TaskState task, "HeartbeatSeconds") => Of(task.HeartbeatSeconds!.Evaluate(scope), v => v),
        (FailState fail, "Error") => Of(fail.Error!.Evaluate(scope), v => v),
        (FailState fail, "Cause") => Of(fail.Cause!.Evaluate(scope), v => v),
        (MapState map, "Items") => Of(map.Items!.Evaluate(scope), v => v),
        (MapState map, "MaxConcurrency") => Of(map.MaxConcurrency!.Evaluate(scope), v => v),
        (MapState map, "ToleratedFailureCount") => Of(map.ToleratedFailureCount!.Evaluate(scope), v => v),
        (MapState map, "ToleratedFailurePercentage") => Of(map.ToleratedFailurePercentage!.Evaluate(scope), v => new DataNumber(v)),
        _ => throw new ArgumentException(field),
    };

    private static (DataValue? Value, EvaluationFailure? Failure) Of<T>(EvaluationResult<T> result, Func<T, DataValue> value)
        where T : notnull => result.Succeeded ? (value(result.Value), null) : (null, result.Failure);
}
