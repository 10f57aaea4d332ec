using Portal.Languages.Data;
using Portal.Sandbox.Executions.StateMachines;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

/// <summary>State machines, versions and aliases as answers show them.</summary>
internal static class StateMachineAnswers
{
    public static string Wire(this StateMachineType type) => type == StateMachineType.Express ? "EXPRESS" : "STANDARD";

    public static DataObject Describe(StateMachineTarget target, bool includeDefinition)
    {
        var (machine, revision) = (target.Machine, target.Revision);
        var builder = new DataObjectBuilder(16)
        {
            ["stateMachineArn"] = target.Version?.Arn ?? machine.Arn,
            ["name"] = machine.Name,
            ["status"] = machine.IsDeleting ? "DELETING" : "ACTIVE",
            ["definition"] = includeDefinition ? revision.DefinitionText : "{}",
            ["roleArn"] = revision.RoleArn,
            ["type"] = machine.Type.Wire(),
            ["creationDate"] = Answers.Seconds(target.Version?.CreationDate ?? machine.CreationDate),
            ["description"] = target.Version?.Description,
            ["loggingConfiguration"] = revision.LoggingConfiguration,
            ["tracingConfiguration"] = revision.TracingConfiguration,
            ["revisionId"] = revision.Id,
            ["encryptionConfiguration"] = revision.EncryptionConfiguration,
        };
        if (includeDefinition && VariableReferences.Of(revision.Definition) is { Count: > 0 } references) builder["variableReferences"] = references;
        return builder.Build();
    }

    public static DataObject Show(StateMachineVersion version) => new DataObjectBuilder(2)
    {
        ["creationDate"] = Answers.Seconds(version.CreationDate), ["stateMachineVersionArn"] = version.Arn,
    }.Build();

    public static DataObject Show(StateMachineAlias alias) => new DataObjectBuilder(2)
    {
        ["creationDate"] = Answers.Seconds(alias.CreationDate), ["stateMachineAliasArn"] = alias.Arn,
    }.Build();

    public static IReadOnlyList<AliasRoute>? Routes(this DataObject input) => input.GetArray("routingConfiguration") is not { } given
        ? null
        : [.. given.OfType<DataObject>().Select(r => new AliasRoute(r.Required("stateMachineVersionArn"), (int)(r.GetInt64("weight") ?? 0)))];
}
