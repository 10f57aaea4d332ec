using Portal.Services.AccessFindings;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.AccessFindings;

public sealed class AccessFindingsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_NothingWasFound_IsEmptyAndNoError()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        Assert.Empty((await sandbox.Get<IAccessFindings>().ListAsync("sandbox", null, Cancel)).Value!);
    }

    [Fact]
    public async Task List_RuleMayNotSendToItsQueue_TellsItOnceWithThePolicy()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        const string queue = $"arn:aws:sqs:{LiveSandbox.Region}:{LiveSandbox.Account}:closed";
        await sandbox.CallAsync("AmazonSQS.CreateQueue", """{"QueueName":"closed"}""");
        await sandbox.CallAsync("AWSEvents.PutRule", """{"Name":"r","EventPattern":"{\"source\":[\"s\"]}"}""");
        await sandbox.CallAsync("AWSEvents.PutTargets", $$"""{"Rule":"r","Targets":[{"Id":"t","Arn":"{{queue}}"}]}""");
        for (var i = 0; i < 3; i++) await sandbox.CallAsync("AWSEvents.PutEvents", """{"Entries":[{"Source":"s","DetailType":"d","Detail":"{}"}]}""");
        IReadOnlyList<AccessFinding> found = [];
        while (found.Count == 0) found = (await sandbox.Get<IAccessFindings>().ListAsync("sandbox", DateTimeOffset.UnixEpoch, Cancel)).Value!;
        var finding = Assert.Single(found);
        Assert.Equal(("sqs:SendMessage", queue, "events.amazonaws.com", false), (finding.Action, finding.Resource, finding.Principal, finding.Refused));
        Assert.EndsWith(":rule/r", finding.Source, StringComparison.Ordinal);
        Assert.Contains("\"aws:SourceArn\"", finding.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherLines_AreLeftOut()
    {
        Assert.Null(Services.AccessFindings.AccessFindings.Read("no JSON"));
        Assert.Null(Services.AccessFindings.AccessFindings.Read("{}"));
    }
}
