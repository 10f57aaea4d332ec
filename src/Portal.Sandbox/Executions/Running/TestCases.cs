namespace Portal.Sandbox.Executions.Running;

/// <summary>Reads <c>...:stateMachine:name#TestCase</c>, by which Step Functions Local chooses mocked results.</summary>
internal static class TestCases
{
    /// <summary>The ARN without the test case.</summary>
    public static string Split(string stateMachineArn, out string? testCase)
    {
        var at = stateMachineArn.IndexOf('#', StringComparison.Ordinal);
        testCase = at < 0 ? null : stateMachineArn[(at + 1)..];
        return at < 0 ? stateMachineArn : stateMachineArn[..at];
    }
}
