using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that has work done by an integration.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html</remarks>
public sealed class TaskState : RetryableState
{
    private TaskState(StateReader reader)
        : base(reader, hasParameters: true)
    {
        Resource = ResourceChecks.Read(reader);
        TimeoutSeconds = reader.Fields.Limit("TimeoutSeconds");
        HeartbeatSeconds = reader.Fields.Limit("HeartbeatSeconds");
        Credentials = ReadCredentials(reader.Fields, Resource);
    }

    public override StateType Type => StateType.Task;

    public TaskResource Resource { get; }

    /// <summary>Seconds until <c>States.Timeout</c>; null for none.</summary>
    public EvaluatedField<long>? TimeoutSeconds { get; }

    /// <summary>Seconds without a heartbeat until <c>States.HeartbeatTimeout</c>; null for none.</summary>
    public EvaluatedField<long>? HeartbeatSeconds { get; }

    /// <summary>Evaluates to an object with <c>RoleArn</c>; null where the machine's own role is used.</summary>
    public PayloadTemplate? Credentials { get; }

    private protected override IEnumerable<(string Field, IHasExpressions? Part)> Parts =>
        [.. base.Parts, ("TimeoutSeconds", TimeoutSeconds), ("HeartbeatSeconds", HeartbeatSeconds), ("Credentials", Credentials)];

    internal static TaskState Read(StateReader reader)
    {
        reader.Check(StateFields.Task);
        return new TaskState(reader);
    }

    private static PayloadTemplate? ReadCredentials(FieldReader fields, TaskResource resource)
    {
        if (fields.Object("Credentials") is not { } credentials) return null;
        if (resource.Kind == TaskResourceKind.Activity) fields.Context.Schema("The field 'Credentials' is not supported for activities", credentials.Location);
        if (!credentials.Has("RoleArn") && !credentials.Has("RoleArn.$")) fields.Context.Schema("The field 'RoleArn' is required but was missing", credentials.Location);
        return fields.Template("Credentials");
    }
}
