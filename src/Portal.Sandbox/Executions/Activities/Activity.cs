using Portal.Languages.Data;

namespace Portal.Sandbox.Executions.Activities;

/// <summary>A name under which workers ask for tasks.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html</remarks>
public sealed record Activity
{
    public required string Arn { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DataObject EncryptionConfiguration { get; init; }
    public DataObject Tags { get; init; } = DataObject.Empty;
}

/// <summary>A task that a worker took.</summary>
/// <param name="TaskToken">With which it is completed.</param>
/// <param name="Input">JSON text.</param>
public sealed record ActivityTask(string TaskToken, string Input);
