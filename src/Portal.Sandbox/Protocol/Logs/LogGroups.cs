using Portal.Languages.Data;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Logs;

internal sealed class CreateLogGroup(LogDirectory groups, TimeProvider clock) : LogsOperation("CreateLogGroup")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var settings = new LogGroupSettings
        {
            CreatedMilliseconds = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            KmsKeyId = call.Input.GetString("kmsKeyId"),
            Class = call.Input.GetString("logGroupClass") ?? "STANDARD",
            Tags = LogsInput.Tags(call.Input),
        };
        if (settings.Class is not ("STANDARD" or "INFREQUENT_ACCESS" or "DELIVERY"))
            throw LogFaults.Constraint(settings.Class, "logGroupClass", "Member must satisfy enum value set: [STANDARD, INFREQUENT_ACCESS, DELIVERY]");
        await groups.CreateAsync(call.Scope, LogsInput.Required(call.Input, "logGroupName"), settings, cancellationToken);
        return null;
    }
}

internal sealed class DeleteLogGroup(LogDirectory groups) : LogGroupOperation("DeleteLogGroup", groups)
{
    protected override async ValueTask<DataObject?> InvokeAsync(LogGroup group, OperationCall call, CancellationToken cancellationToken)
    {
        await Groups.DeleteAsync(group, cancellationToken);
        return null;
    }
}

internal sealed class DescribeLogGroups(LogDirectory groups) : LogsOperation("DescribeLogGroups")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var (prefix, pattern) = (input.GetString("logGroupNamePrefix"), input.GetString("logGroupNamePattern"));
        if (prefix is not null && pattern is not null) throw LogFaults.Invalid("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        var found = groups.List(call.Scope)
            .Where(g => g.Name.StartsWith(prefix ?? "", StringComparison.Ordinal) && g.Name.Contains(pattern ?? "", StringComparison.OrdinalIgnoreCase))
            .ToList();
        var (page, next) = LogsInput.Page(found, g => g.Name, input.GetString("nextToken"), LogsInput.Limit(input, 50, 50));
        return new(new DataObjectBuilder { ["logGroups"] = new DataArray([.. page.Select(Shape)]), ["nextToken"] = next }.Build());
    }

    private static DataObject Shape(LogGroup group) => new DataObjectBuilder(10)
    {
        ["logGroupName"] = group.Name,
        ["creationTime"] = group.Settings.CreatedMilliseconds,
        ["retentionInDays"] = group.Settings.RetentionDays is { } days ? days : (DataValue?)null,
        ["metricFilterCount"] = 0,
        ["arn"] = group.Partition + ":*",
        ["storedBytes"] = group.StoredBytes,
        ["kmsKeyId"] = group.Settings.KmsKeyId is { } key ? key : (DataValue?)null,
        ["logGroupClass"] = group.Settings.Class,
        ["logGroupArn"] = group.Partition,
    }.Build();
}

internal sealed class PutRetentionPolicy(LogDirectory groups) : LogGroupOperation("PutRetentionPolicy", groups)
{
    /// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html</summary>
    private static readonly int[] Days = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    protected override async ValueTask<DataObject?> InvokeAsync(LogGroup group, OperationCall call, CancellationToken cancellationToken)
    {
        var days = call.Input.GetInt64("retentionInDays") ?? throw LogFaults.Constraint(null, "retentionInDays", "Member must not be null");
        if (!Days.Contains((int)Math.Clamp(days, 0, int.MaxValue)))
            throw LogFaults.Constraint($"{days}", "retentionInDays", $"Member must satisfy enum value set: [{string.Join(", ", Days)}]");
        await Groups.ChangeAsync(group, s => s with { RetentionDays = (int)days }, cancellationToken);
        return null;
    }
}

internal sealed class DeleteRetentionPolicy(LogDirectory groups) : LogGroupOperation("DeleteRetentionPolicy", groups)
{
    protected override async ValueTask<DataObject?> InvokeAsync(LogGroup group, OperationCall call, CancellationToken cancellationToken)
    {
        await Groups.ChangeAsync(group, s => s with { RetentionDays = null }, cancellationToken);
        return null;
    }
}
