using Portal.Languages.Data;
using Portal.Services.StateMachines.Checks;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Executions;

/// <summary>Definitions against the account that they run in.</summary>
public sealed class DefinitionCheckTests : IAsyncLifetime
{
    private const string Machine = "arn:aws:states:eu-central-1:000000000000:stateMachine:m";
    private const string Role = "arn:aws:iam::000000000000:role/service/worker";
    private const string Bus = "arn:aws:events:eu-central-1:000000000000:event-bus/Orders";

    private readonly ServicesFixture services = new();

    public DefinitionCheckTests()
    {
        services.Wire.On("ListAttachedRolePolicies", _ => FakeWire.Xml("<R><ListAttachedRolePoliciesResult><AttachedPolicies/></ListAttachedRolePoliciesResult></R>"))
            .On("ListRolePolicies", _ => FakeWire.Xml("<R><ListRolePoliciesResult><PolicyNames><member>p</member></PolicyNames></ListRolePoliciesResult></R>"))
            .On("ListTargetsByRule", """{"Targets":[{"Id":"1","Arn":"arn:aws:sqs:eu-central-1:000000000000:q"}]}""");
        Allow("*");
        Rules("""{"source":["shop"],"detail":{"total":[{"numeric":[">",5]}]}}""");
    }

    [Fact]
    public async Task CheckAsync_AllFits_FindsNothing() => Assert.Empty(await CheckAsync(Entry()));

    [Fact]
    public async Task CheckAsync_RoleMayNot_GivesTheLeastPolicy()
    {
        Allow("arn:aws:events:eu-central-1:000000000000:event-bus/Other*");
        var found = Assert.Single(await CheckAsync(Entry()));
        Assert.Equal(("role-may-not-put-events", "Send"), (found.Rule, found.State));
        var statement = (DataObject)((DataObject)DataValue.Parse(found.Policy!)).GetArray("Statement")![0];
        Assert.Equal(("events:PutEvents", Bus), (statement.GetString("Action"), statement.GetString("Resource")));
    }

    [Fact]
    public async Task CheckAsync_RolesMayNotBeRead_SaysNothingOfThem()
    {
        services.Wire.On("ListRolePolicies", _ => FakeWire.Xml("<E><Error><Code>AccessDenied</Code><Message>no</Message></Error></E>", System.Net.HttpStatusCode.Forbidden));
        Assert.Empty(await CheckAsync(Entry()));
    }

    [Fact]
    public async Task CheckAsync_UnknownBus_SaysThatEventsAreLost()
    {
        services.Wire.On("ListRules", _ => FakeWire.Refuse("ResourceNotFoundException", "Event bus Orders does not exist."));
        Assert.Equal("unknown-bus", Assert.Single(await CheckAsync(Entry())).Rule);
    }

    [Theory]
    [InlineData("""{"source":["other"]}""", true)]
    [InlineData("""{"detail-type":["Refused"]}""", true)]
    [InlineData("""{"detail-type":[{"prefix":"Pla"}]}""", false)]
    [InlineData("""{"account":["000000000000"]}""", false)]
    public async Task CheckAsync_Rules_CatchWhatIsKnownOfTheEvent(string pattern, bool lost)
    {
        Rules(pattern);
        Assert.Equal(lost ? ["event-without-rule"] : [], (await CheckAsync(Entry())).Select(f => f.Rule));
    }

    [Theory]
    [InlineData("\"EventBusName.$\":\"$.bus\"")]
    [InlineData("\"EventBusName\":\"arn:aws:events:eu-central-1:111111111111:event-bus/Theirs\"")]
    public async Task CheckAsync_BusThatCannotBeSeen_IsLeftAlone(string bus)
    {
        services.Wire.On("ListRules", _ => FakeWire.Refuse("ResourceNotFoundException", "Event bus does not exist."));
        Assert.Empty(await CheckAsync(Entry(bus)));
    }

    [Theory]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"events:*","Resource":"*"}}""", true)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":["Events:putevents"],"Resource":["arn:aws:events:eu-central-1:*:event-bus/Ord?rs"]}]}""", true)]
    [InlineData("""{"Statement":[{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}]}""", true)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"events:PutEvents","Resource":"*"}]}""", false)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"events:PutRule","Resource":"*"}]}""", false)]
    [InlineData("not json", false)]
    public void Allow_Policy_IsReadAsIamDoes(string policy, bool allowed) => Assert.Equal(allowed, RolePolicies.Allow([policy], "events:PutEvents", Bus));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static string Entry(string bus = "\"EventBusName\":\"Orders\"") => """
        {"StartAt":"Send","States":{"Send":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents",
        "Parameters":{"Entries":[{"Source":"shop","DetailType":"Placed",BUS,"Detail":{"total.$":"$.total"}}]},"End":true}}}
        """.Replace("BUS", bus, StringComparison.Ordinal);

    private void Allow(string resource)
    {
        var policy = RolePolicies.LeastToPutEvents(resource);
        services.Wire.On("GetRolePolicy", _ => FakeWire.Xml($"<R><GetRolePolicyResult><PolicyDocument>{Uri.EscapeDataString(policy)}</PolicyDocument></GetRolePolicyResult></R>"));
    }

    private void Rules(string pattern) => services.Wire.On("ListRules", new DataObjectBuilder
    {
        ["Rules"] = new DataArray([new DataObjectBuilder { ["Name"] = "r", ["Arn"] = "arn:r", ["State"] = "ENABLED", ["EventPattern"] = pattern }.Build()]),
    }.Build().ToJson());

    private async Task<IReadOnlyList<AccountFinding>> CheckAsync(string definition)
    {
        var result = await services.Get<IDefinitionChecks>().CheckAsync(ServicesFixture.Connection, Machine, definition, Role, TestContext.Current.CancellationToken);
        Assert.True(result.IsOk, result.Error?.Message);
        return result.Value;
    }
}
