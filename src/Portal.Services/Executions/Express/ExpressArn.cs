namespace Portal.Services.Executions.Express;

/// <summary>ARNs of Express executions: <c>arn:aws:states:REGION:ACCOUNT:express:MACHINE:NAME:ID</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-resource-names.html</remarks>
public static class ExpressArn
{
    public static bool Is(string executionArn) => executionArn.Split(':') is { Length: 9 } parts && parts[5] == "express";

    public static string StateMachineOf(string executionArn)
    {
        var parts = executionArn.Split(':');
        return string.Join(':', parts.Take(5).Append("stateMachine").Append(parts[6]));
    }

    public static string NameOf(string executionArn) => executionArn.Split(':')[7];
}
