using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Publishing;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Publishing;

/// <summary>https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-log-level</summary>
public sealed class LogLevelTests
{
    [Theory]
    [InlineData("ExecutionStarted", "ALL")]
    [InlineData("PassStateEntered", "ALL")]
    [InlineData("TaskScheduled", "ALL")]
    [InlineData("TaskSucceeded", "ALL")]
    [InlineData("MapIterationStarted", "ALL")]
    [InlineData("ExecutionSucceeded", "ALL")]
    [InlineData("TaskFailed", "ALL ERROR")]
    [InlineData("TaskTimedOut", "ALL ERROR")]
    [InlineData("TaskStateAborted", "ALL ERROR")]
    [InlineData("LambdaFunctionFailed", "ALL ERROR")]
    [InlineData("ActivityTimedOut", "ALL ERROR")]
    [InlineData("MapIterationFailed", "ALL ERROR")]
    [InlineData("MapStateFailed", "ALL ERROR")]
    [InlineData("ParallelStateFailed", "ALL ERROR")]
    [InlineData("FailStateEntered", "ALL ERROR")]
    [InlineData("EvaluationFailed", "ALL ERROR")]
    [InlineData("ExecutionFailed", "ALL ERROR FATAL")]
    [InlineData("ExecutionAborted", "ALL ERROR FATAL")]
    [InlineData("ExecutionTimedOut", "ALL ERROR FATAL")]
    public void Writes_ByLevel(string type, string levels)
    {
        foreach (var level in new[] { "ALL", "ERROR", "FATAL", "OFF" })
        {
            Assert.Equal(levels.Split(' ').Contains(level), LogLevels.Writes(level, HistoryEventTypes.Parse(type)));
        }
    }
}
