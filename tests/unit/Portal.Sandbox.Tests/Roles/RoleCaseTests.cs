using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Iam;
using Portal.Sandbox.Protocol.Sts;
using Portal.Sandbox.Roles;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Roles;

public sealed class RoleCaseTests
{
    public static TheoryData<Scenario> Cases => Scenario.Load("Roles/Cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Calls_InOrder_AnswerAsDocumented(Scenario scenario)
    {
        await using var sandbox = new PartialSandbox(services => services.AddRoles().AddIamOperations().AddStsOperations());
        await scenario.RunAsync(sandbox);
    }

    [Fact]
    public async Task Find_Role_GivesItsPoliciesWithDocuments()
    {
        await using var sandbox = new PartialSandbox(services => services.AddRoles().AddIamOperations());
        await sandbox.CallAsync("CreateRole", """{"RoleName": "r", "Path": "/team/", "AssumeRolePolicyDocument": "{\"Statement\": []}"}""");
        await sandbox.CallAsync("PutRolePolicy", """{"RoleName": "r", "PolicyName": "own", "PolicyDocument": "{\"Statement\": []}"}""");
        await sandbox.CallAsync("AttachRolePolicy", """{"RoleName": "r", "PolicyArn": "arn:aws:iam::aws:policy/AmazonSQSFullAccess"}""");
        await sandbox.CallAsync("AttachRolePolicy", """{"RoleName": "r", "PolicyArn": "arn:aws:iam::aws:policy/SomethingElse"}""");
        Assert.True(Arn.TryParse("arn:aws:iam::123456789012:role/team/r", out var arn));
        var found = sandbox.Get<IRoles>().Find(arn);
        Assert.Equal("""{"Statement": []}""", found!.TrustPolicy);
        Assert.Equal(["own", "arn:aws:iam::aws:policy/AmazonSQSFullAccess", "arn:aws:iam::aws:policy/SomethingElse"], found.Policies.Select(p => p.Name));
        Assert.Contains("sqs:*", found.Policies[1].Document, StringComparison.Ordinal);
        Assert.Null(found.Policies[2].Document);
        Assert.Null(sandbox.Get<IRoles>().Find(arn with { AccountId = "999999999999" }));
    }

    [Theory]
    [InlineData("123456789012", "123456789012")]
    [InlineData("ASIA123456789012TEMP", "123456789012")]
    [InlineData("AKIDEXAMPLE", null)]
    [InlineData("ASIA12345678901XTEMP", null)]
    [InlineData("12345678901", null)]
    public void AccountOf_Key_IsTheAccountInIt(string key, string? account) => Assert.Equal(account, AccessKeys.AccountOf(key));
}
