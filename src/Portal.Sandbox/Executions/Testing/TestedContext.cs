using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Testing;

/// <summary>The context object of a state that is tested: what was given, and made-up parts for the rest.</summary>
internal sealed class TestedContext(ExecutionState state, StateTest test) : IContextObject
{
    public DataObject For(Frame frame, string? taskToken)
    {
        var entered = new DataObjectBuilder(3) { ["Name"] = frame.State!.Name, ["EnteredTime"] = ContextObject.Format(frame.EnteredAt) };
        if (frame.State is RetryableState) entered["RetryCount"] = test.RetrierRetryCount;
        var made = new DataObjectBuilder(4)
        {
            ["Execution"] = new DataObjectBuilder(5)
            {
                ["Id"] = state.Facts.Arn,
                ["Input"] = state.Input.Value,
                ["Name"] = state.Facts.Name,
                ["RoleArn"] = test.RoleArn is null ? DataValue.Null : test.RoleArn,
                ["StartTime"] = ContextObject.Format(state.StartedAt),
            }.Build(),
            ["StateMachine"] = new DataObjectBuilder(2) { ["Id"] = state.Facts.StateMachineArn, ["Name"] = state.Facts.StateMachineName }.Build(),
            ["State"] = entered.Build(),
        };
        if (taskToken is not null) made["Task"] = new DataObjectBuilder(1) { ["Token"] = taskToken }.Build();
        if (test.Context is not null)
        {
            foreach (var (name, value) in test.Context) made[name] = value;
        }

        return made.Build();
    }
}
