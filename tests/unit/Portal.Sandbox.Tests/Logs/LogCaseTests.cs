using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Logs.Filtering;
using Portal.Sandbox.Protocol.Logs;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Logs;

public sealed class LogCaseTests
{
    public static TheoryData<Scenario> Cases => Scenario.Load("Logs/Cases");

    public static TheoryData<string, string, bool> PatternCases()
    {
        var cases = new TheoryData<string, string, bool>();
        var file = (DataObject)DataValue.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Logs/Patterns/Cases/patterns.json")));
        foreach (var item in file.GetArray("cases")!.Cast<DataObject>())
        {
            foreach (var line in item.GetArray("match") ?? DataArray.Empty) cases.Add(item.GetString("pattern")!, Text(line), true);
            foreach (var line in item.GetArray("miss") ?? DataArray.Empty) cases.Add(item.GetString("pattern")!, Text(line), false);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Calls_InOrder_AnswerAsDocumented(Scenario scenario)
    {
        await using var sandbox = new PartialSandbox(services => services.AddLogGroups().AddLogsOperations());
        await scenario.RunAsync(sandbox);
    }

    [Theory]
    [MemberData(nameof(PatternCases))]
    public void Matches_Pattern_FindsTheLine(string pattern, string line, bool matches) =>
        Assert.Equal(matches, FilterPattern.Parse(pattern).Matches(line));

    [Fact]
    public async Task Append_FromInside_MakesTheStreamAndKeepsTheOrderOfTime()
    {
        await using var sandbox = new PartialSandbox(services => services.AddLogGroups().AddLogsOperations());
        await sandbox.CallAsync("CreateLogGroup", """{"logGroupName": "/aws/events/g"}""");
        var logs = sandbox.Get<ILogGroups>();
        var now = sandbox.Clock.GetUtcNow();
        await logs.AppendAsync(PartialSandbox.Scope, "/aws/events/g", "s", [new(now, "second"), new(now, "third")], TestContext.Current.CancellationToken);
        await logs.AppendAsync(PartialSandbox.Scope, "/aws/events/g", "s", [new(now.AddSeconds(-1), "first")], TestContext.Current.CancellationToken);
        var answer = await sandbox.CallAsync("GetLogEvents", """{"logGroupName": "/aws/events/g", "logStreamName": "s", "startFromHead": true}""");
        Assert.Equal(["first", "second", "third"], answer!.GetArray("events")!.Cast<DataObject>().Select(e => e.GetString("message")!));
    }

    [Fact]
    public async Task Sweep_ExpiredLines_AreDeletedFromTheJournal()
    {
        await using var sandbox = new PartialSandbox(services => services.AddLogGroups().AddLogsOperations());
        await sandbox.CallAsync("CreateLogGroup", """{"logGroupName": "g"}""");
        await sandbox.CallAsync("PutRetentionPolicy", """{"logGroupName": "g", "retentionInDays": 1}""");
        var logs = sandbox.Get<ILogGroups>();
        await logs.AppendAsync(PartialSandbox.Scope, "g", "s", [new(sandbox.Clock.GetUtcNow(), "old")], TestContext.Current.CancellationToken);
        sandbox.Clock.Advance(TimeSpan.FromHours(25));
        await logs.AppendAsync(PartialSandbox.Scope, "g", "s", [new(sandbox.Clock.GetUtcNow(), "young")], TestContext.Current.CancellationToken);
        await sandbox.Get<LogRetentionWorker>().SweepAsync(TestContext.Current.CancellationToken);
        Assert.Single(sandbox.Journal.ReadAll(new Collection("log_lines")));
    }

    private static string Text(DataValue line) => line is DataString text ? text.Value : line.ToJson();
}
