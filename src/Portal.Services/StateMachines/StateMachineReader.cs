using Portal.Services.Aws.StepFunctions;

namespace Portal.Services.StateMachines;

/// <summary>Shapes of the wire to records.</summary>
internal static class StateMachineReader
{
    public static StateMachineType TypeOf(string? type) => type == "EXPRESS" ? StateMachineType.Express : StateMachineType.Standard;

    public static StateMachineDetail Detail(DescribeStateMachineResponse m) => new(m.Name, m.StateMachineArn, TypeOf(m.Type), m.Definition)
    {
        Status = m.Status,
        RoleArn = m.RoleArn,
        CreatedAt = m.CreationDate,
        RevisionId = m.RevisionId,
        LogLevel = m.LoggingConfiguration?.Level,
        LogGroupArn = m.LoggingConfiguration?.Destinations?.FirstOrDefault()?.CloudWatchLogsLogGroup?.LogGroupArn,
        TracingEnabled = m.TracingConfiguration?.Enabled ?? false,
    };
}
