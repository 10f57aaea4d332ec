using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;
using Xunit;

namespace Portal.Languages.Tests.StatesLanguage;

/// <summary>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html</summary>
public sealed class ErrorHandlingTests
{
    [Theory]
    [InlineData("States.ALL", "Custom", true)]
    [InlineData("States.ALL", "States.Timeout", true)]
    [InlineData("States.ALL", "States.Runtime", false)]
    [InlineData("States.ALL", "States.DataLimitExceeded", false)]
    [InlineData("States.TaskFailed", "Custom", true)]
    [InlineData("States.TaskFailed", "States.Timeout", false)]
    [InlineData("States.TaskFailed", "States.HeartbeatTimeout", false)]
    [InlineData("States.Timeout", "States.HeartbeatTimeout", true)]
    [InlineData("States.HeartbeatTimeout", "States.Timeout", false)]
    [InlineData("States.Runtime", "States.Runtime", false)]
    [InlineData("States.DataLimitExceeded", "States.DataLimitExceeded", true)]
    [InlineData("Custom", "Custom", true)]
    [InlineData("Custom", "custom", false)]
    public void Matches_NameAndError_AsDocumented(string name, string error, bool expected)
    {
        Assert.Equal(expected, Retrier($$"""{"ErrorEquals":["{{name}}"]}""").Matches(error));
        Assert.Equal(expected, new Catcher { ErrorEquals = [name], Next = "A" }.Matches(error));
    }

    [Fact]
    public void Delay_Defaults_DoublesFromOneSecond() =>
        Assert.Equal([1, 2, 4], Enumerable.Range(1, 3).Select(n => Retrier("""{"ErrorEquals":["E"]}""").Delay(n).TotalSeconds));

    [Fact]
    public void Delay_WithMost_StaysThere() => Assert.Equal(
        [3, 4.5, 5, 5],
        Enumerable.Range(1, 4).Select(n => Retrier("""{"ErrorEquals":["E"],"IntervalSeconds":3,"BackoffRate":1.5,"MaxDelaySeconds":5}""").Delay(n).TotalSeconds));

    [Fact]
    public void Delay_ManyRetries_IsAYearAtMost() => Assert.Equal(TimeSpan.FromDays(365), Retrier("""{"ErrorEquals":["E"],"BackoffRate":1000}""").Delay(500));

    private static Retrier Retrier(string json) => Definitions.State<TaskState>(DataValue.Parse(
        $$"""{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:f","End":true,"Retry":[{{json}}]}""")).Retry[0];
}
