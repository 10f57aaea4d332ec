using Microsoft.Extensions.DependencyInjection;
using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Executions.Keys;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Executions;

/// <summary>Business keys: read once from each input, kept, shown and found.</summary>
public sealed class BusinessKeyTests : IAsyncLifetime
{
    private const string Machine = "arn:aws:states:eu-central-1:000000000000:stateMachine:kyc";

    private readonly ServicesFixture services = new();
    private readonly Dictionary<string, string> inputs = [];

    public BusinessKeyTests() => services.Wire
        .On("ListExecutions", _ => FakeWire.Json(new DataObjectBuilder { ["executions"] = new DataArray([.. inputs.Keys.Reverse().Select(n => Summary(n).Build())]) }.Build().ToJson()))
        .On("DescribeExecution", r =>
        {
            var name = r.Json.GetString("executionArn")![(Arn("").Length)..];
            return FakeWire.Json(Summary(name).Set("input", inputs[name]).Build().ToJson());
        });

    private IBusinessKeys Keys => services.Get<IBusinessKeys>();

    [Fact]
    public async Task Look_NewExecutions_AreReadOnce()
    {
        inputs["e1"] = """{"customerName":"Ada"}""";
        inputs["e2"] = """{"other":1}""";
        await SetAsync("$.customerName");
        await LookAsync();
        Assert.Equal(new Dictionary<string, string> { [Arn("e1")] = "Ada" }, (await Keys.OfAsync(ServicesFixture.Connection, [Arn("e1"), Arn("e2")], Token)).Value);
        inputs["e3"] = """{"customerName":"Grace"}""";
        await LookAsync();
        Assert.Equal(3, services.Wire.Sent("DescribeExecution").Count());
    }

    [Fact]
    public async Task Find_PartOfAKey_WhateverItsCase()
    {
        inputs["e1"] = """{"customerName":"Ada Lovelace"}""";
        inputs["e2"] = """{"customerName":"100%"}""";
        await SetAsync("$.customerName");
        await LookAsync();
        Assert.Equal(["e1"], await FindAsync("LOVE"));
        Assert.Equal(["e2"], await FindAsync("%"));
        Assert.Empty(await FindAsync("nobody"));
    }

    [Fact]
    public async Task SetPath_AnotherPath_ReadsAnew()
    {
        inputs["e1"] = """{"a":"one","b":2}""";
        await SetAsync("$.a");
        await LookAsync();
        await SetAsync("$.b");
        await LookAsync();
        Assert.Equal("2", (await Keys.OfAsync(ServicesFixture.Connection, [Arn("e1")], Token)).Value![Arn("e1")]);
        await SetAsync(null);
        Assert.Empty((await Keys.OfAsync(ServicesFixture.Connection, [Arn("e1")], Token)).Value!);
    }

    [Fact]
    public async Task SetPath_Viewer_IsRefusedAndRecorded()
    {
        services.User.Become("Vic", PortalRole.Viewer);
        Assert.Equal(AwsErrorKind.Forbidden, (await Keys.SetPathAsync(ServicesFixture.Connection, Machine, "$.a", Token)).Error!.Kind);
        services.User.User = PortalUser.LocalOperator;
        Assert.Null((await Keys.PathAsync(ServicesFixture.Connection, Machine, Token)).Value);
        Assert.Contains((await services.Get<IAudit>().SearchAsync(new(), Token)).Value!.Items, r => r is { ActorName: "Vic", Action: "business-key.set", Outcome: not "ok" });
    }

    [Theory]
    [InlineData("$.a", """{"a":"x"}""", "x")]
    [InlineData("$.a.b[1]", """{"a":{"b":[1,2]}}""", "2")]
    [InlineData("$['odd name']", """{"odd name":true}""", "true")]
    [InlineData("$.a", """{"a":{}}""", null)]
    [InlineData("$.a", "not json", null)]
    [InlineData("$.missing", "{}", null)]
    public void Read_Path_GivesSimpleValues(string path, string input, string? key) => Assert.Equal(key, KeyPath.Read(path, input));

    [Theory]
    [InlineData("$.a", true)]
    [InlineData("$.a[*]", false)]
    [InlineData("$..a", false)]
    [InlineData("a b", false)]
    public void Problem_Path_MustLeadToOneValue(string path, bool good) => Assert.Equal(good, KeyPath.Problem(path) is null);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Arn(string name) => $"arn:aws:states:eu-central-1:000000000000:execution:kyc:{name}";

    private static DataObjectBuilder Summary(string name) => new()
    {
        ["executionArn"] = Arn(name),
        ["stateMachineArn"] = Machine,
        ["name"] = name,
        ["status"] = "RUNNING",
        ["startDate"] = 1793534400,
    };

    private async Task SetAsync(string? path) => Assert.True((await Keys.SetPathAsync(ServicesFixture.Connection, Machine, path, Token)).IsOk);

    private async Task LookAsync()
    {
        var connection = services.Get<ConnectionRegistry>().All.First(c => c.Id == ServicesFixture.Connection);
        Assert.Null(await services.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<BusinessKeyIndexer>().Single().LookAsync(connection, 100, Token));
    }

    private async Task<IEnumerable<string>> FindAsync(string text) => (await Keys.FindAsync(ServicesFixture.Connection, text, 10, Token)).Value!.Select(e => e.Name);
}
