using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Testing;

/// <summary>What a test may ask of which state.</summary>
internal static class TestRules
{
    /// <summary>The mock's result; null where there is none.</summary>
    /// <exception cref="AwsFault">ValidationException.</exception>
    public static DataValue? Check(StateTest test, State state)
    {
        CheckContext(test, state);
        if (test.Mock is null)
        {
            if (NeedsMock(state)) throw ExecutionFaults.Validation($"State type '{state.Type}' is not supported when a mock is not specified");
            return null;
        }

        if (test.ErrorCausedByState is { } name && !Contains(state, name)) throw ExecutionFaults.Validation($"State not found: {name}");
        if (state is not RetryableState) throw ExecutionFaults.Validation($"State type '{state.Type}' is not supported when a mock is specified");
        if (test.Mock.Result is not null == test.Mock.IsError) throw ExecutionFaults.Validation("A test mock should have only one of the following fields: [result, errorOutput].");
        if (test.Mock.Result is null) return null;
        var result = JsonTexts.Parse(test.Mock.Result, out _) ?? throw ExecutionFaults.Validation("Mocked result must be valid JSON");
        CheckResult(state, result, test.Mock.Validation);
        return result;
    }

    private static void CheckContext(StateTest test, State state)
    {
        if (test.Context?.Contains("Task") != true || IsHandedOver(state)) return;
        throw ExecutionFaults.Validation("Invalid Context object provided: Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern");
    }

    private static bool Contains(State state, string name) => state switch
    {
        MapState map => Contains(map.ItemProcessor, name),
        ParallelState parallel => parallel.Branches.Any(b => Contains(b, name)),
        _ => false,
    };

    private static bool Contains(StateGraph graph, string name) => graph.States.Any(s => s.Name == name || Contains(s, name));

    private static bool NeedsMock(State state) => state is MapState or ParallelState || IsHandedOver(state) || state is TaskState { Resource.Kind: TaskResourceKind.Activity };

    private static bool IsHandedOver(State state) => state is TaskState { Resource.Pattern: not IntegrationPattern.RequestResponse };

    private static void CheckResult(State state, DataValue result, MockValidation validation)
    {
        switch (state)
        {
            case MapState { ResultWriter.Resource: not null }:
                if (result is not DataObject) throw ExecutionFaults.Validation("Mocked result must be a JSON object.");
                break;
            case MapState or ParallelState:
                if (result is not DataArray) throw ExecutionFaults.Validation("Mocked result must be an array.");
                break;
            case TaskState task when validation != MockValidation.None:
                if (MockSchemas.Find(task.Resource) is { } schema && schema.Check(result, validation == MockValidation.Strict) is { } wrong)
                {
                    throw ExecutionFaults.Validation($"Mock result schema validation error: {wrong}");
                }

                break;
        }
    }
}
