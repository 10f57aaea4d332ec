using Portal.Sandbox.Identity;
using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks;

/// <summary>A stack as it stands. Immutable: each step of a deployment makes a new one.</summary>
internal sealed record Stack
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required ResourceScope Scope { get; init; }
    public required string Status { get; init; }
    public string? StatusReason { get; init; }
    public required StackInput Input { get; init; }

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<StackResource> Resources { get; init; } = [];

    /// <summary>Resources of an earlier version that are still to be deleted.</summary>
    public IReadOnlyList<StackResource> Leftovers { get; init; } = [];

    public IReadOnlyList<StackOutput> Outputs { get; init; } = [];
    public required long CreatedMilliseconds { get; init; }
    public long? UpdatedMilliseconds { get; init; }
    public long? DeletedMilliseconds { get; init; }
    public bool TerminationProtection { get; init; }

    /// <summary>What becomes of a stack whose creation fails: ROLLBACK, DO_NOTHING or DELETE.</summary>
    public string OnFailure { get; init; } = "ROLLBACK";

    /// <summary>The change set that was executed last.</summary>
    public string? ChangeSetId { get; init; }

    /// <summary>Counts events.</summary>
    public long Events { get; init; }

    public bool IsDeleted => Status == StackStatus.DeleteComplete;

    public static string IdOf(ResourceScope scope, string name) => scope.Arn("cloudformation", $"stack/{name}/{Guid.NewGuid()}");
}

/// <summary>What a stack is made from.</summary>
internal sealed record StackInput
{
    /// <summary>As it was given.</summary>
    public required string TemplateBody { get; init; }

    /// <summary>The values of all parameters, defaults included.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<string> Capabilities { get; init; } = [];
    public IReadOnlyList<string> NotificationArns { get; init; } = [];
    public string? RoleArn { get; init; }
}

/// <summary>A resource of a stack.</summary>
internal sealed record StackResource
{
    public required string LogicalId { get; init; }
    public required string Type { get; init; }

    /// <summary>Null until it is made.</summary>
    public string? PhysicalId { get; init; }

    public required string Status { get; init; }
    public string? StatusReason { get; init; }
    public required long ChangedMilliseconds { get; init; }

    /// <summary>The properties it was made with, functions replaced by their values.</summary>
    public DataObject Properties { get; init; } = DataObject.Empty;

    /// <summary>What Ref gives.</summary>
    public DataValue Ref { get; init; } = DataValue.Null;

    /// <summary>What Fn::GetAtt gives.</summary>
    public DataObject Attributes { get; init; } = DataObject.Empty;

    public string DeletionPolicy { get; init; } = "Delete";
    public string UpdateReplacePolicy { get; init; } = "Delete";
}

/// <param name="Key">Its logical name.</param>
/// <param name="Value">What it evaluated to.</param>
/// <param name="Description">From the template.</param>
/// <param name="ExportName">The name by which other stacks import it; null for none.</param>
internal sealed record StackOutput(string Key, string Value, string? Description, string? ExportName);

/// <summary>Something that happened to a stack or one of its resources.</summary>
internal sealed record StackEvent(
    string Id, string LogicalId, string? PhysicalId, string Type, string Status, string? Reason, long Milliseconds, string? Properties, string? Token);
