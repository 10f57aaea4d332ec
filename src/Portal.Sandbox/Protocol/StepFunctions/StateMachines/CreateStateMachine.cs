using Portal.Languages.Data;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

internal sealed class CreateStateMachine(IStateMachines machines) : StepFunctionsOperation("CreateStateMachine")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var created = await machines.CreateAsync(call.Scope, new NewStateMachine
        {
            Name = input.Required("name"),
            Definition = input.Required("definition", most: 1_048_576),
            RoleArn = input.Required("roleArn", most: 256),
            Type = input.OneOf("type", "STANDARD", "EXPRESS") == "EXPRESS" ? StateMachineType.Express : StateMachineType.Standard,
            LoggingConfiguration = input.GetObject("loggingConfiguration"),
            TracingConfiguration = input.GetObject("tracingConfiguration"),
            EncryptionConfiguration = input.GetObject("encryptionConfiguration"),
            Tags = input.Tags(),
            Publish = input.GetBoolean("publish") ?? false,
            VersionDescription = input.Optional("versionDescription", most: 256),
        }, cancellationToken);
        return new DataObjectBuilder(3)
        {
            ["creationDate"] = Answers.Seconds(created.Machine.CreationDate),
            ["stateMachineArn"] = created.Machine.Arn,
            ["stateMachineVersionArn"] = created.Version?.Arn,
        }.Build();
    }
}
