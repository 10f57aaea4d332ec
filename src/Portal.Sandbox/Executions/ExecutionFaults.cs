using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions;

/// <summary>The refusals of Step Functions, in AWS's words.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/CommonErrors.html and the errors of each operation.</remarks>
internal static class ExecutionFaults
{
    public static AwsFault InvalidArn(string reason) => new("InvalidArn", $"Invalid Arn: '{reason}'");

    public static AwsFault InvalidName(string name) => new("InvalidName", $"Invalid Name: '{name}'");

    public static AwsFault InvalidDefinition(string reason) => new("InvalidDefinition", $"Invalid State Machine Definition: '{reason}'");

    public static AwsFault InvalidInput(string reason) => new("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{reason}'");

    public static AwsFault InvalidOutput(string reason) => new("InvalidOutput", $"Invalid Output: '{reason}'");

    public static AwsFault InvalidToken(string reason) => new("InvalidToken", $"Invalid Token: '{reason}'");

    public static AwsFault Validation(string message) => new("ValidationException", message);

    public static AwsFault Conflict(string message) => new("ConflictException", message);

    public static AwsFault StateMachineDoesNotExist(string arn) => new("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");

    public static AwsFault StateMachineAlreadyExists(string arn) => new("StateMachineAlreadyExists", $"State Machine Already Exists: '{arn}'");

    public static AwsFault StateMachineDeleting(string arn) => new("StateMachineDeleting", $"State Machine is being deleted: '{arn}'");

    public static AwsFault TypeNotSupported() => new("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");

    public static AwsFault ExecutionDoesNotExist(string arn) => new("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");

    public static AwsFault ExecutionAlreadyExists(string arn) => new("ExecutionAlreadyExists", $"Execution Already Exists: '{arn}'");

    public static AwsFault ExecutionNotRedrivable(string reason) => new("ExecutionNotRedrivable", reason);

    public static AwsFault ActivityDoesNotExist(string arn) => new("ActivityDoesNotExist", $"Activity Does Not Exist: '{arn}'");

    public static AwsFault ResourceNotFound(string arn) => new("ResourceNotFound", $"Resource not found: '{arn}'");

    public static AwsFault TaskDoesNotExist() => new("TaskDoesNotExist", "Task does not exist: 'Provided task does not exist anymore'");

    public static AwsFault TaskTimedOut() => new("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
}
