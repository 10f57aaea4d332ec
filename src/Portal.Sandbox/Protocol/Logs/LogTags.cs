using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Logs;

/// <summary>An operation on the tags of a log group, named by ARN, or by name in the older form.</summary>
internal abstract class LogTagOperation(string name, LogDirectory groups) : LogsOperation(name)
{
    protected LogGroup Find(OperationCall call)
    {
        if (call.Input.GetString("logGroupName") is { } groupName) return groups.Require(call.Scope, groupName);
        var text = LogsInput.Required(call.Input, "resourceArn");
        return Arn.TryParse(text, out var arn) ? LogsInput.GroupOf(groups, arn) : throw LogFaults.Constraint(text, "resourceArn", @"Member must satisfy regular expression pattern: [\w+=/:,.@\-\*]*");
    }

    protected async ValueTask<DataObject?> ChangeAsync(OperationCall call, Action<Dictionary<string, string>> change, CancellationToken cancellationToken)
    {
        var group = Find(call);
        await groups.ChangeAsync(group, s => Changed(s, change), cancellationToken);
        return null;
    }

    private static LogGroupSettings Changed(LogGroupSettings settings, Action<Dictionary<string, string>> change)
    {
        var tags = new Dictionary<string, string>(settings.Tags, StringComparer.Ordinal);
        change(tags);
        if (tags.Count > 50) throw new AwsFault("TooManyTagsException", "A resource can have no more than 50 tags.");
        return settings with { Tags = tags };
    }
}

/// <summary>TagResource, and TagLogGroup, which came before it.</summary>
internal sealed class TagLogs(string name, LogDirectory groups) : LogTagOperation(name, groups)
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) => ChangeAsync(call, tags =>
    {
        foreach (var (key, value) in LogsInput.Tags(call.Input)) tags[key] = value;
    }, cancellationToken);
}

/// <summary>UntagResource, and UntagLogGroup, which came before it.</summary>
internal sealed class UntagLogs(string name, LogDirectory groups) : LogTagOperation(name, groups)
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) => ChangeAsync(call, tags =>
    {
        foreach (var key in LogsInput.Names(call.Input, "tagKeys").Concat(LogsInput.Names(call.Input, "tags"))) tags.Remove(key);
    }, cancellationToken);
}

/// <summary>ListTagsForResource, and ListTagsLogGroup, which came before it.</summary>
internal sealed class ListLogTags(string name, LogDirectory groups) : LogTagOperation(name, groups)
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) =>
        new(new DataObjectBuilder { ["tags"] = LogsInput.Map(Find(call).Settings.Tags) }.Build());
}
