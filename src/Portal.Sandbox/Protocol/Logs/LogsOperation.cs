using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Logs;

/// <summary>An operation of CloudWatch Logs: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html</summary>
internal abstract class LogsOperation(string name) : IAwsOperation
{
    public AwsService Service => AwsService.Logs;

    public string Name { get; } = name;

    public abstract ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken);
}

/// <summary>An operation on one log group, which the request names by its name or its ARN.</summary>
internal abstract class LogGroupOperation(string name, LogDirectory groups) : LogsOperation(name)
{
    protected LogDirectory Groups { get; } = groups;

    public sealed override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) =>
        InvokeAsync(Find(call), call, cancellationToken);

    protected abstract ValueTask<DataObject?> InvokeAsync(LogGroup group, OperationCall call, CancellationToken cancellationToken);

    private LogGroup Find(OperationCall call)
    {
        var (name, identifier) = (call.Input.GetString("logGroupName"), call.Input.GetString("logGroupIdentifier"));
        if (name is not null && identifier is not null) throw LogFaults.Invalid("Specify either the logGroupName or the logGroupIdentifier, and not both.");
        if (identifier is not null && Arn.TryParse(identifier, out var arn)) return LogsInput.GroupOf(Groups, arn);
        LogNames.CheckGroup(name ?? identifier);
        return Groups.Require(call.Scope, (name ?? identifier)!);
    }
}
