using Portal.Services.Rules.Editing;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Rules;

public sealed class TargetShapeTests
{
    /// <summary>A target of a kind that the editor does not know keeps its parameters when it is put again.</summary>
    [Fact]
    public async Task Save_TargetWithParametersTheEditorDoesNotKnow_KeepsThem()
    {
        await using var fixture = new ServicesFixture();
        fixture.Wire.On("DescribeRule", """{"Name":"r","Arn":"arn:aws:events:eu-central-1:1:rule/b/r","EventPattern":"{\"source\":[\"a\"]}","State":"ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"}""");
        fixture.Wire.On("ListTargetsByRule", """{"Targets":[{"Id":"k","Arn":"arn:aws:kinesis:eu-central-1:111122223333:stream/s","RoleArn":"arn:aws:iam::1:role/r","KinesisParameters":{"PartitionKeyPath":"$.detail.id"}}]}""");
        fixture.Wire.On("ListTagsForResource", """{"Tags":[]}""").On("PutTargets", """{"FailedEntryCount":0,"FailedEntries":[]}""").On("PutRule", """{"RuleArn":"arn:aws:events:eu-central-1:1:rule/b/r"}""");
        var cancel = TestContext.Current.CancellationToken;
        var basis = (await fixture.Get<Portal.Services.Rules.IRules>().GetAsync(ServicesFixture.Connection, "b", "r", cancel)).Value!;
        var draft = RuleDraft.Of(basis) with { Description = "new", Targets = [basis.Targets[0] with { MaximumRetryAttempts = 2 }] };
        var saved = await fixture.Get<IRuleEditor>().SaveAsync(ServicesFixture.Connection, draft, basis, cancel);
        Assert.True(saved.IsOk, saved.Error?.Message);
        var target = fixture.Wire.Sent("PutTargets").Single().Json.GetArray("Targets")![0];
        Assert.Equal(Portal.Languages.Data.DataValue.Parse("""{"PartitionKeyPath":"$.detail.id"}"""), ((Portal.Languages.Data.DataObject)target)["KinesisParameters"]);
        Assert.Equal("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", fixture.Wire.Sent("PutRule").Single().Json.GetString("State"));
    }

    /// <summary>CloudFormation tags what it makes with keys that nobody else may set or remove.</summary>
    [Fact]
    public async Task Save_RuleOfAStack_LeavesAwsTagsAlone()
    {
        await using var fixture = new ServicesFixture();
        fixture.Wire.On("DescribeRule", """{"Name":"r","Arn":"arn:aws:events:eu-central-1:1:rule/b/r","EventPattern":"{\"source\":[\"a\"]}","State":"ENABLED"}""");
        fixture.Wire.On("ListTargetsByRule", """{"Targets":[]}""").On("TagResource", "{}").On("UntagResource", "{}");
        fixture.Wire.On("ListTagsForResource", """{"Tags":[{"Key":"aws:cloudformation:stack-name","Value":"kyc"},{"Key":"team","Value":"a"}]}""");
        var cancel = TestContext.Current.CancellationToken;
        var basis = (await fixture.Get<Portal.Services.Rules.IRules>().GetAsync(ServicesFixture.Connection, "b", "r", cancel)).Value!;
        var draft = RuleDraft.Of(basis) with { Tags = new Dictionary<string, string> { ["owner"] = "b" } };
        var saved = await fixture.Get<IRuleEditor>().SaveAsync(ServicesFixture.Connection, draft, basis, cancel);
        Assert.True(saved.IsOk, saved.Error?.Message);
        Assert.Equal("""["team"]""", fixture.Wire.Sent("UntagResource").Single().Json["TagKeys"]!.ToJson());
        Assert.Equal("""[{"Key":"owner","Value":"b"}]""", fixture.Wire.Sent("TagResource").Single().Json["Tags"]!.ToJson());
    }
}
