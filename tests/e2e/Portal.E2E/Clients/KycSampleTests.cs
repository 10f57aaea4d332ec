using System.Text.Json;
using Portal.E2E.Support;
using Xunit;

namespace Portal.E2E.Clients;

/// <summary>
/// Deploys a "know your customer" template with the product's own command, sends its events with the AWS command line, and
/// looks at what came of them with the same: executions, histories, log groups.
/// </summary>
public sealed class KycSampleTests
{
    private const string Stack = "kyc-under-test";

    /// <summary>The published sample (aws-samples, "app-kyc-with-eventbridge"), where a copy lies beside the checkout.</summary>
    private static string? PublishedSample
    {
        get
        {
            var folder = Path.Combine(Repository.Root, "..", "shared", "seed", "kyc");
            return Environment.GetEnvironmentVariable("OBSERVATORY_PUBLISHED_KYC") ?? (Directory.Exists(folder) ? Path.GetFullPath(folder) : null);
        }
    }

    [Fact]
    public async Task OwnSample_Deployed_TwoEventsEndInTwoExecutionsAndFourEvents() => await RunAsync(Repository.Sample("kyc"), bundledSamples: false);

    [Fact]
    public async Task PublishedSample_DeployedUnchanged_TwoEventsEndInTwoExecutionsAndFourEvents()
    {
        Assert.SkipWhen(PublishedSample is null, "The published sample is not beside the checkout; OBSERVATORY_PUBLISHED_KYC may name it.");
        await RunAsync(PublishedSample!, bundledSamples: false);
    }

    [Fact]
    public async Task PublishedSample_WhereTheBundledOneHoldsItsNames_TakesThem()
    {
        Assert.SkipWhen(PublishedSample is null, "The published sample is not beside the checkout; OBSERVATORY_PUBLISHED_KYC may name it.");
        await RunAsync(PublishedSample!, bundledSamples: true);
    }

    private static async Task RunAsync(string sample, bool bundledSamples)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var portal = await PortalProcess.StartAsync(samples: bundledSamples, cancellationToken: cancellation);
        var aws = new AwsCli(portal.SandboxUrl);
        if (bundledSamples) await WaitForStackAsync(aws, "kyc", cancellation);

        var deployed = await PortalProcess.CommandAsync(portal.Settings(), cancellation, "deploy", Path.Combine(sample, "template.yaml"), "--name", Stack);
        Assert.True(deployed.ExitCode == 0, deployed.Output);
        var stack = (await aws.RunAsync(cancellation, "cloudformation", "describe-stacks", "--stack-name", Stack)).GetProperty("Stacks")[0];
        Assert.Equal("CREATE_COMPLETE", stack.GetProperty("StackStatus").GetString());
        var machine = stack.GetProperty("Outputs").EnumerateArray().Single(o => o.GetProperty("OutputKey").GetString() == "KycStateMachineArn")
            .GetProperty("OutputValue").GetString()!;

        var sent = await aws.RunAsync(cancellation, "events", "put-events", "--entries", "file://" + Path.Combine(sample, "put_events.json"));
        Assert.Equal(0, sent.GetProperty("FailedEntryCount").GetInt32());

        var executions = await Eventually.ValueAsync(() => EndedAsync(aws, machine, cancellation), "two executions end", () => portal.Output, cancellation);
        Assert.All(executions, e => Assert.Equal("SUCCEEDED", e.GetProperty("status").GetString()));
        Assert.Equal(2, executions.Length);

        var events = await Eventually.ValueAsync(() => PublishedEventsAsync(aws, cancellation), "four events reach the log groups", () => portal.Output, cancellation);
        Assert.Equal(
            ["Identity check completed", "Identity check completed", "New account approved", "New account approved"],
            events.Select(e => e.GetProperty("detail-type").GetString()!).Order(StringComparer.Ordinal));
        // Step Functions names itself and the execution in every event it publishes: the way back from an event.
        Assert.All(events, e => Assert.Equal(machine, e.GetProperty("resources")[0].GetString()));
        Assert.Equal(
            executions.Select(e => e.GetProperty("executionArn").GetString()).Order(StringComparer.Ordinal),
            events.Select(e => e.GetProperty("resources")[1].GetString()).Distinct().Order(StringComparer.Ordinal));

        if (sample == Repository.Sample("kyc"))
        {
            // Our own sample has every policy that AWS wants.
            var findings = await aws.RunAsync(cancellation, "logs", "describe-log-groups", "--log-group-name-prefix", "/aws/sandbox/");
            Assert.Equal(0, findings.GetProperty("logGroups").GetArrayLength());
        }

        var removed = await aws.RunAsync(cancellation, "cloudformation", "delete-stack", "--stack-name", Stack);
        Assert.Equal(JsonValueKind.Object, removed.ValueKind);
        await Eventually.Async(async () => !(await BusNamesAsync(aws, cancellation)).Contains("CentralEventBus"), "the bus is gone with its stack", () => portal.Output, cancellation);
    }

    private static async Task WaitForStackAsync(AwsCli aws, string name, CancellationToken cancellationToken) => await Eventually.Async(async () =>
        (await aws.RunAsync(cancellationToken, "cloudformation", "list-stacks")).GetProperty("StackSummaries").EnumerateArray()
            .Any(s => s.GetProperty("StackName").GetString() == name && s.GetProperty("StackStatus").GetString() == "CREATE_COMPLETE"),
        $"the bundled sample {name} is deployed", cancellationToken: cancellationToken);

    private static async Task<JsonElement[]?> EndedAsync(AwsCli aws, string machine, CancellationToken cancellationToken)
    {
        var list = await aws.RunAsync(cancellationToken, "stepfunctions", "list-executions", "--state-machine-arn", machine);
        var all = list.GetProperty("executions").EnumerateArray().ToArray();
        return all.Length >= 2 && all.All(e => e.GetProperty("status").GetString() != "RUNNING") ? all : null;
    }

    /// <summary>The distinct events of source com.aws.kyc in all /aws/events log groups, once there are four.</summary>
    private static async Task<JsonElement[]?> PublishedEventsAsync(AwsCli aws, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, JsonElement>();
        var groups = await aws.RunAsync(cancellationToken, "logs", "describe-log-groups", "--log-group-name-prefix", "/aws/events/");
        foreach (var group in groups.GetProperty("logGroups").EnumerateArray().Select(g => g.GetProperty("logGroupName").GetString()!))
        {
            var lines = await aws.RunAsync(cancellationToken, "logs", "filter-log-events", "--log-group-name", group);
            foreach (var line in lines.GetProperty("events").EnumerateArray())
            {
                var published = JsonDocument.Parse(line.GetProperty("message").GetString()!).RootElement;
                if (published.GetProperty("source").GetString() == "com.aws.kyc") found[published.GetProperty("id").GetString()!] = published;
            }
        }

        return found.Count >= 4 ? [.. found.Values] : null;
    }

    private static async Task<IReadOnlyList<string>> BusNamesAsync(AwsCli aws, CancellationToken cancellationToken) =>
        [.. (await aws.RunAsync(cancellationToken, "events", "list-event-buses")).GetProperty("EventBuses").EnumerateArray().Select(b => b.GetProperty("Name").GetString()!)];
}
