using Portal.Languages.Data;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Lambda;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary>
/// Answers of a mock configuration file in place of real ones: by state for an execution that was started with
/// <c>...:stateMachine:name#TestCase</c>, by function for all others (<c>Functions</c>, an addition of ours).
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html</remarks>
internal sealed class MockedTasks(SandboxOptions options) : IFunctionRunner
{
    private readonly Lock guard = new();
    private (DateTime Written, DataObject Content)? file;

    public bool HasTestCase(string stateMachine, string testCase) => TestCase(stateMachine, testCase) is not null;

    /// <summary>The mocked outcome of a state's attempt; null where the state is not mocked.</summary>
    public TaskOutcome? Find(string stateMachine, string? testCase, string state, int attempt)
    {
        if (testCase is null || TestCase(stateMachine, testCase)?.GetString(state) is not { } response) return null;
        return Outcome(response, attempt);
    }

    public ValueTask<FunctionAnswer?> RunAsync(FunctionCall call, CancellationToken cancellationToken)
    {
        var outcome = Content().GetObject("Functions")?.GetString(call.Name) is { } response ? Outcome(response, call.RetryCount) : null;
        return ValueTask.FromResult(outcome switch
        {
            TaskOutcome.Succeeded succeeded => new FunctionAnswer(succeeded.Output.Value),
            TaskOutcome.Failed failed => new FunctionAnswer(DataValue.Null, failed.Error ?? "", failed.Cause),
            _ => null,
        });
    }

    private DataObject? TestCase(string stateMachine, string testCase) =>
        Content().GetObject("StateMachines")?.GetObject(stateMachine)?.GetObject("TestCases")?.GetObject(testCase);

    private TaskOutcome Outcome(string response, int attempt)
    {
        foreach (var (range, answer) in Content().GetObject("MockedResponses")?.GetObject(response) ?? DataObject.Empty)
        {
            if (!Covers(range, attempt) || answer is not DataObject given) continue;
            if (given["Return"] is { } result) return TaskOutcome.Success(result);
            if (given.GetObject("Throw") is { } error) return new TaskOutcome.Failed(error.GetString("Error"), error.GetString("Cause"));
        }

        return new TaskOutcome.Failed("States.Runtime", $"The mock configuration has no answer for attempt {attempt} in the response '{response}'.");
    }

    /// <summary><c>0</c>, or <c>1-2</c>.</summary>
    private static bool Covers(string range, int attempt) => range.Split('-') switch
    {
        [var one] => int.TryParse(one, out var only) && only == attempt,
        [var from, var to] => int.TryParse(from, out var first) && int.TryParse(to, out var last) && attempt >= first && attempt <= last,
        _ => false,
    };

    /// <summary>The file as it is now: it may be edited while the sandbox runs.</summary>
    private DataObject Content()
    {
        if (options.MockConfigFile is not { } path || !File.Exists(path)) return DataObject.Empty;
        lock (guard)
        {
            var written = File.GetLastWriteTimeUtc(path);
            if (file is { } known && known.Written == written) return known.Content;
            var content = DataValue.TryParse(File.ReadAllText(path)) as DataObject ?? DataObject.Empty;
            file = (written, content);
            return content;
        }
    }
}
