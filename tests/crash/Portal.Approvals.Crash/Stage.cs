using System.Net.Http.Headers;
using Portal.Languages.Data;
using Portal.Sandbox;
using Portal.Sandbox.Hosting;

namespace Portal.Approvals.Crash;

/// <summary>A sandbox with executions that wait for an answer, and the truth about them, read past every proxy.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public const string Account = "111122223333";
    public const string Region = "eu-central-1";

    /// <summary>The answer becomes the execution's output as it is.</summary>
    private const string Definition = """
        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents.waitForTaskToken","TimeoutSeconds":36000,"End":true,
        "Parameters":{"Entries":[{"Source":"com.example.limits","DetailType":"Approval requested","EventBusName":"default","Detail":{"number.$":"$.number","taskToken.$":"$$.Task.Token"}}]}}}}
        """;

    private readonly SandboxServer server;
    private readonly HttpClient client;
    private readonly string machineArn;

    private Stage(SandboxServer server, HttpClient client, string folder, string machineArn) =>
        (this.server, this.client, Folder, this.machineArn) = (server, client, folder, machineArn);

    public string Folder { get; }
    public Uri Sandbox => server.Address;

    /// <summary>Where the portal keeps its store.</summary>
    public string PortalFolder => Path.Combine(Folder, "portal");

    public static async Task<Stage> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("approvals-crash-").FullName;
        var server = new SandboxServer(new SandboxOptions { Url = new Uri("http://127.0.0.1:0"), AccountId = Account, Region = Region, DataDirectory = Path.Combine(folder, "sandbox") });
        await server.StartAsync(CancellationToken.None);
        var client = new HttpClient { BaseAddress = server.Address };
        var made = await CallAsync(client, "AWSStepFunctions.CreateStateMachine", new DataObjectBuilder
        {
            ["name"] = "limits",
            ["roleArn"] = $"arn:aws:iam::{Account}:role/any",
            ["definition"] = Definition,
        }.Build());
        return new Stage(server, client, folder, made.GetString("stateMachineArn")!);
    }

    /// <summary>Starts executions that wait.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(int count)
    {
        var started = new string[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
        {
            var input = new DataObjectBuilder { ["number"] = number }.Build().ToJson();
            var answer = await CallAsync("AWSStepFunctions.StartExecution", new DataObjectBuilder { ["stateMachineArn"] = machineArn, ["input"] = input }.Build());
            started[number] = answer.GetString("executionArn")!;
        });
        return started;
    }

    /// <summary>What the history of an execution says about its task.</summary>
    public async Task<Truth> TruthAsync(string executionArn)
    {
        var history = await CallAsync("AWSStepFunctions.GetExecutionHistory", new DataObjectBuilder { ["executionArn"] = executionArn, ["maxResults"] = 1000 }.Build());
        var events = history.GetArray("events")!.OfType<DataObject>().ToList();
        var succeeded = events.Where(e => e.GetString("type") == "TaskSucceeded").Select(e => e.GetObject("taskSucceededEventDetails")?.GetString("output")).ToList();
        var output = succeeded.Count == 0 ? null : DataValue.TryParse(succeeded[0]) as DataObject;
        return new(succeeded.Count, output?.GetBoolean("approved"), output?.GetString("comment"));
    }

    /// <summary>Answers as somebody who does not use the portal, unless the step is over already.</summary>
    public async Task AnswerElsewhereAsync(string executionArn)
    {
        var history = await CallAsync("AWSStepFunctions.GetExecutionHistory", new DataObjectBuilder { ["executionArn"] = executionArn }.Build());
        var scheduled = history.GetArray("events")!.OfType<DataObject>().First(e => e.GetString("type") == "TaskScheduled");
        var parameters = (DataObject)DataValue.Parse(scheduled.GetObject("taskScheduledEventDetails")!.GetString("parameters")!);
        var token = ((DataObject)parameters.GetArray("Entries")![0]).GetObject("Detail")!.GetString("taskToken")!;
        try
        {
            await CallAsync("AWSStepFunctions.SendTaskSuccess", new DataObjectBuilder { ["taskToken"] = token, ["output"] = """{"approved":false,"comment":"elsewhere"}""" }.Build());
        }
        catch (InvalidOperationException e) when (e.Message.Contains("TaskTimedOut", StringComparison.Ordinal))
        {
            // The portal was quicker.
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.StopAsync(CancellationToken.None);
        await server.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private Task<DataObject> CallAsync(string target, DataObject body) => CallAsync(client, target, body);

    private static async Task<DataObject> CallAsync(HttpClient client, string target, DataObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body.ToJson()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260131/{Region}/states/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? DataValue.TryParse(text) as DataObject ?? DataObject.Empty : throw new InvalidOperationException($"{target}: {text}");
    }
}

/// <param name="Successes">How often the task succeeded: once, or not yet.</param>
/// <param name="Approved">What its output says.</param>
/// <param name="Comment">Whose answer it is: each decider writes their name.</param>
internal sealed record Truth(int Successes, bool? Approved, string? Comment);
