using Portal.Services.Aws;

namespace Portal.Services.Stacks;

/// <summary>CloudFormation stacks; the sandbox and AWS take the same calls.</summary>
public interface IStacks
{
    Task<AwsResult<IReadOnlyList<StackSummary>>> ListAsync(string connection, CancellationToken cancellationToken);
    Task<AwsResult<StackDetail>> GetAsync(string connection, string name, CancellationToken cancellationToken);

    /// <summary>The newest events first, one page of AWS's.</summary>
    Task<AwsResult<Page<StackEvent>>> EventsAsync(string connection, string name, string? nextToken, CancellationToken cancellationToken);

    /// <summary>Creates or updates the stack and follows it to its end. Progress is told as it happens.</summary>
    Task<AwsResult<StackDetail>> DeployAsync(string connection, StackDeployment deployment, IProgress<StackEvent>? progress, CancellationToken cancellationToken);

    /// <summary>Deletes the stack with what it made and follows it to its end.</summary>
    Task<AwsResult<Done>> DeleteAsync(string connection, string name, IProgress<StackEvent>? progress, CancellationToken cancellationToken);
}

/// <summary>Reads a SAM or CloudFormation template and makes it one self-contained text: definition files go into the template.</summary>
public interface ITemplatePackager
{
    /// <param name="path">A template file, a folder that holds a template.yaml/.yml/.json, or a zip of such a folder.</param>
    Task<AwsResult<PackagedTemplate>> FromPathAsync(string path, CancellationToken cancellationToken);

    /// <param name="fileName">Decides how the content is read: <c>.zip</c>, else a template.</param>
    /// <param name="content">At most 10 MB.</param>
    Task<AwsResult<PackagedTemplate>> FromUploadAsync(string fileName, Stream content, CancellationToken cancellationToken);
}

/// <param name="Body">The template, at most 51,200 bytes on AWS.</param>
/// <param name="Parameters">What the template asks for.</param>
/// <param name="Resources">Logical ids and types.</param>
/// <param name="Notes">What was done: which file went where.</param>
/// <param name="UsesTransform">True for a SAM template.</param>
public sealed record PackagedTemplate(string Body, IReadOnlyList<TemplateParameter> Parameters, IReadOnlyList<TemplateResource> Resources, IReadOnlyList<string> Notes, bool UsesTransform)
{
    public string? Description { get; init; }
}

public sealed record TemplateParameter(string Name, string Type, string? Default, string? Description, bool NoEcho);

public sealed record TemplateResource(string LogicalId, string Type);

public sealed record StackDeployment(string Name, PackagedTemplate Template)
{
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <param name="Status">CloudFormation's, for example CREATE_COMPLETE.</param>
public record StackSummary(string Name, string StackId, string Status, DateTimeOffset CreatedAt)
{
    public string? StatusReason { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }
    public string? Description { get; init; }
}

public sealed record StackDetail(string Name, string StackId, string Status, DateTimeOffset CreatedAt) : StackSummary(Name, StackId, Status, CreatedAt)
{
    public IReadOnlyList<StackResource> Resources { get; init; } = [];
    public IReadOnlyList<StackOutput> Outputs { get; init; } = [];
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

public sealed record StackResource(string LogicalId, string? PhysicalId, string Type, string Status, string? StatusReason, DateTimeOffset? Timestamp);

public sealed record StackOutput(string Key, string Value, string? Description, string? ExportName);

public sealed record StackEvent(string EventId, DateTimeOffset Timestamp, string LogicalId, string? PhysicalId, string Type, string Status, string? StatusReason);
