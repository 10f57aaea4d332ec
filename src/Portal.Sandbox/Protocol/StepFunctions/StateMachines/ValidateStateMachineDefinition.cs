using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

internal sealed class ValidateStateMachineDefinition : StepFunctionsOperation
{
    public ValidateStateMachineDefinition()
        : base("ValidateStateMachineDefinition")
    {
    }

    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var isExpress = input.OneOf("type", "STANDARD", "EXPRESS") == "EXPRESS";
        var withWarnings = input.OneOf("severity", "ERROR", "WARNING") == "WARNING";
        var size = input.PageSize(100, 100);
        var parsed = StateMachineDefinition.Parse(input.Required("definition", most: 1_048_576), isExpress ? DefinitionOptions.Express : DefinitionOptions.Standard);
        var issues = withWarnings ? parsed.Issues : parsed.Errors;
        return ValueTask.FromResult<DataObject?>(new DataObjectBuilder(3)
        {
            ["result"] = parsed.IsValid ? "OK" : "FAIL",
            ["diagnostics"] = Answers.List(issues.Take(size), i => new DataObjectBuilder(4)
            {
                ["severity"] = i.Severity == IssueSeverity.Error ? "ERROR" : "WARNING",
                ["code"] = i.Code,
                ["message"] = i.Message,
                ["location"] = i.Location,
            }.Build()),
            ["truncated"] = issues.Count > size,
        }.Build());
    }
}
