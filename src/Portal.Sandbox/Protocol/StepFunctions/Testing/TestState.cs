using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.Testing;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Testing;

internal sealed class TestState(IStateTester tester) : StepFunctionsOperation("TestState")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var level = input.OneOf("inspectionLevel", "INFO", "DEBUG", "TRACE") ?? "INFO";
        var configuration = input.GetObject("stateConfiguration") ?? DataObject.Empty;
        var result = await tester.TestAsync(new StateTest
        {
            Definition = input.Required("definition", most: 1_048_576),
            Scope = call.Scope,
            StateName = input.Optional("stateName", 1, 80),
            RoleArn = input.Optional("roleArn", 1, 256),
            Input = input.Optional("input", most: 262_144) ?? "{}",
            Variables = ObjectOf(input, "variables"),
            Context = ObjectOf(input, "context"),
            Mock = input.GetObject("mock") is { } mock ? Read(mock) : null,
            ShowsExchange = level == "TRACE",
            RevealsSecrets = input.GetBoolean("revealSecrets") ?? false,
            ItemReaderData = configuration.Optional("mapItemReaderData", most: 262_144),
            ErrorCausedByState = configuration.Optional("errorCausedByState", 1, 80),
            RetrierRetryCount = (int)(configuration.GetInt64("retrierRetryCount") ?? 0),
            MapIterationFailureCount = (int)(configuration.GetInt64("mapIterationFailureCount") ?? 0),
        }, cancellationToken);
        return new DataObjectBuilder(6)
        {
            ["output"] = result.Output is null ? null : new DataString(SpacedJson.Write(result.Output)),
            ["error"] = result.Error,
            ["cause"] = result.Cause,
            ["inspectionData"] = level == "INFO" ? null : result.Inspection,
            ["nextState"] = result.NextState,
            ["status"] = result.Status,
        }.Build();
    }

    private static StateMock Read(DataObject mock)
    {
        var error = mock.GetObject("errorOutput");
        var validation = mock.OneOf("fieldValidationMode", "STRICT", "PRESENT", "NONE") switch
        {
            "PRESENT" => MockValidation.Present,
            "NONE" => MockValidation.None,
            _ => MockValidation.Strict,
        };
        return new(mock.GetString("result"), error?.GetString("error"), error?.GetString("cause"), error is not null, validation);
    }

    private static DataObject? ObjectOf(DataObject input, string name)
    {
        if (input.GetString(name) is not { } text) return null;
        return JsonTexts.Parse(text, out var reason) as DataObject ?? throw new AwsFault("ValidationException", $"Invalid {name}: {(reason.Length > 0 ? reason : "must be a JSON object")}");
    }
}
