using Portal.Languages.Data;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Testing;

/// <summary>TestState by cases: a request, and what of its answer or refusal must be so.</summary>
public sealed class TestStateTests
{
    public static TheoryData<string> Names() => [.. Cases().Select(c => c.GetString("name")!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task TestState_Case_AnswersAsItShould(string name)
    {
        var item = Cases().Single(c => c.GetString("name") == name);
        await using var sandbox = await TestSandbox.StartAsync();
        var request = item.GetObject("request")!;
        var definition = request["definition"]!;
        request = request.With("definition", definition is DataString ? definition : definition.ToJson());
        var answer = await sandbox.CallAsync("AWSStepFunctions.TestState", request.ToJson());
        if (item.GetString("refusal") is { } refusal)
        {
            Assert.Equal(400, (int)answer.Status);
            Assert.Equal(refusal, $"{answer.Json.GetString("__type")}: {answer.Json.GetString("message")}");
            return;
        }

        Assert.True((int)answer.Status == 200, answer.Body);
        Holds(item.GetObject("answer")!, answer.Json, "");
    }

    /// <summary>Objects are compared by the fields that are named; a null is a field that must be absent.</summary>
    private static void Holds(DataObject wanted, DataObject found, string at)
    {
        foreach (var (field, value) in wanted)
        {
            var place = $"{at}/{field}";
            if (value is DataNull) Assert.False(found.Contains(field), $"{place} is {found[field]?.ToJson()}");
            else if (value is DataObject inner && found[field] is DataObject part) Holds(inner, part, place);
            else Assert.True(value.Equals(found[field]), $"{place}: wanted {value.ToJson()}, found {found[field]?.ToJson() ?? "nothing"}");
        }
    }

    private static IEnumerable<DataObject> Cases()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Executions", "Testing", "Cases", "test-state.json");
        return ((DataObject)DataValue.Parse(File.ReadAllBytes(file))).GetArray("cases")!.Cast<DataObject>();
    }
}
