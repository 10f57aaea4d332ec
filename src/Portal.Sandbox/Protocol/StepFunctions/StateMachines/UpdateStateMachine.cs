using Portal.Languages.Data;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

internal sealed class UpdateStateMachine(IStateMachines machines) : StepFunctionsOperation("UpdateStateMachine")
{
    private static readonly string[] Changes = ["definition", "roleArn", "loggingConfiguration", "tracingConfiguration", "encryptionConfiguration"];

    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var arn = input.Required("stateMachineArn");
        if (Array.TrueForAll(Changes, c => input[c] is null or DataNull))
        {
            throw new AwsFault("MissingRequiredParameter", "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified");
        }

        var updated = await machines.UpdateAsync(arn, new StateMachineChange
        {
            Definition = input.Optional("definition", 1, 1_048_576),
            RoleArn = input.Optional("roleArn", 1, 256),
            LoggingConfiguration = input.GetObject("loggingConfiguration"),
            TracingConfiguration = input.GetObject("tracingConfiguration"),
            EncryptionConfiguration = input.GetObject("encryptionConfiguration"),
            Publish = input.GetBoolean("publish") ?? false,
            VersionDescription = input.Optional("versionDescription", most: 256),
        }, cancellationToken);
        return new DataObjectBuilder(3)
        {
            ["updateDate"] = Answers.Seconds(updated.Machine.UpdateDate),
            ["revisionId"] = updated.Machine.Current.Id,
            ["stateMachineVersionArn"] = updated.Version?.Arn,
        }.Build();
    }
}
