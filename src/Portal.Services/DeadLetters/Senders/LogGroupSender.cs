using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.Rules;

namespace Portal.Services.DeadLetters.Senders;

/// <summary>Writes a line into a stream of its own.</summary>
/// <remarks>A transformer of such a target gives <c>{"timestamp", "message"}</c>: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html</remarks>
internal sealed class LogGroupSender : ITargetSender
{
    private const string Stream = "event-observatory-sent-again";

    public TargetKind Kind => TargetKind.LogGroup;

    public async Task<AwsResult<string>> SendAsync(AwsSession session, Resend resend)
    {
        var group = resend.Target.Name;
        var made = await session.Logs.CreateLogStreamAsync(new(group, Stream), CancellationToken.None);
        if (!made.IsOk && made.Error.Code != "ResourceAlreadyExistsException") return made.Error;
        var given = resend.Target.InputTransformer is null ? null : DataValue.TryParse(resend.Input) as DataObject;
        var message = given?.GetString("message") ?? resend.Input;
        var at = given?.GetInt64("timestamp") ?? resend.Now.ToUnixTimeMilliseconds();
        var put = await session.Logs.PutLogEventsAsync(new(group, Stream, [new(at, message)]), CancellationToken.None);
        if (!put.IsOk) return put.Error;
        return put.Value.RejectedLogEventsInfo is null ? $"Written to the log group {group}." : AwsError.Invalid($"{group} refused the line: its time is too old or too new.");
    }
}
