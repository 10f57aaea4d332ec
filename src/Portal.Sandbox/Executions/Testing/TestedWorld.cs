using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Testing;

/// <summary>The surroundings of a state that is tested: every activity is there, its token is made up, an ItemReader reads what the test gives.</summary>
internal sealed class TestedWorld(StateTest test) : IExecutionWorld
{
    private const string Json = "JSON";
    private const string JsonLines = "JSONL";

    public bool ActivityExists(string activityArn) => true;

    public string TaskToken(string executionArn, long scheduledId) => Convert.ToBase64String(MapRunArns.Uuid(executionArn).ToByteArray());

    /// <exception cref="Identity.AwsFault">ValidationException: the data are not what the reader's configuration says.</exception>
    public DataArray? ReadItems(MapState state)
    {
        if (test.ItemReaderData is not { } text) return null;
        var type = state.ItemReader?.ReaderConfig?.GetString("InputType") ?? Json;
        var items = type switch
        {
            Json => Parse(text) as DataArray,
            JsonLines => new DataArray([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)]),
            _ => throw ExecutionFaults.Validation($"The sandbox reads mapItemReaderData of the types {Json} and {JsonLines}, not {type}."),
        };
        return items ?? throw ExecutionFaults.Validation("The data of mapItemReaderData must be a JSON array.");
    }

    private static DataValue Parse(string text) =>
        JsonTexts.Parse(text, out var reason) ?? throw ExecutionFaults.Validation($"Invalid mapItemReaderData: {reason}");
}
