using System.Globalization;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Logs;

namespace Portal.Sandbox.Lambda;

/// <summary>
/// Hands events of rules and topics to functions, which nobody waits for. What came of it stands in the function's log group
/// <c>/aws/lambda/NAME</c>: also that no runner has the function, and so its event is recorded and not run.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html: a function that fails has been invoked, and its failure is
/// not its caller's. Lambda's own two repetitions are left out.
/// </remarks>
internal sealed class FunctionEvents(FunctionRunners runners, ILogGroups logs, TimeProvider time)
{
    private const int RetentionDays = 7;

    /// <summary>Null where the event is with the function, or recorded; else why the function could not be reached.</summary>
    public async ValueTask<string?> SendAsync(Arn function, DataValue payload, int retryCount, CancellationToken cancellationToken)
    {
        var name = FunctionNames.Of(function.Resource);
        var answer = await runners.RunAsync(new FunctionCall(name, payload, retryCount), cancellationToken);
        if (answer is { IsUnreachable: true }) return answer.Cause;
        var line = new DataObjectBuilder(5)
        {
            ["message"] = answer is null ? $"The sandbox has no runner for this function: the event is recorded here, not run. Set Portal__Sandbox__Functions__{name} to the URL of one."
                : answer.Error is null ? "The function has run." : "The function failed.",
            ["event"] = payload,
            ["result"] = answer is { Error: null } ? answer.Payload : null,
            ["error"] = answer?.Error is { } error ? error : (DataValue?)null,
            ["cause"] = answer?.Cause is { } cause ? cause : (DataValue?)null,
        }.Build();
        var now = time.GetUtcNow();
        await logs.EnsureAsync(function.Scope, "/aws/lambda/" + name, RetentionDays, cancellationToken);
        var stream = now.ToString("yyyy'/'MM'/'dd'/[$LATEST]sandbox'", CultureInfo.InvariantCulture);
        await logs.AppendAsync(function.Scope, "/aws/lambda/" + name, stream, [new LogLine(now, line.ToJson())], cancellationToken);
        return null;
    }
}
