using System.Security.Cryptography;
using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Logs;

namespace Portal.Sandbox.Targets.Kinds;

/// <summary>A CloudWatch Logs log group: each event is a line.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html: an input transformer gives
/// <c>{"timestamp": milliseconds, "message": text}</c>. Streams are named like those of AWS, by a name-based UUID; here one of a target
/// holds the events of a minute.
/// </remarks>
internal sealed class LogGroupTargetInvoker(ILogGroups logs, TimeProvider time) : ITargetInvoker
{
    private const string Prefix = "log-group:";
    private const string AnyStream = ":*";

    public string Kind => "log group";
    public bool IsLocal => true;

    public bool Handles(Arn target) => target.Service == "logs" && target.Resource.StartsWith(Prefix, StringComparison.Ordinal);

    public async ValueTask<InvocationOutcome> InvokeAsync(TargetInvocation invocation, CancellationToken cancellationToken)
    {
        var group = invocation.TargetArn.Resource[Prefix.Length..];
        if (group.EndsWith(AnyStream, StringComparison.Ordinal)) group = group[..^AnyStream.Length];
        var now = time.GetUtcNow();
        await logs.AppendAsync(invocation.TargetArn.Scope, group, StreamName(invocation, now), [Line(invocation, now)], cancellationToken);
        return InvocationOutcome.Success;
    }

    private static LogLine Line(TargetInvocation invocation, DateTimeOffset now)
    {
        if (invocation.Target.Raw.Contains("InputTransformer") && DataValue.TryParse(invocation.Payload) is DataObject given && given.GetString("message") is { } message)
        {
            return new LogLine(given.GetInt64("timestamp") is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : now, message);
        }

        return new LogLine(now, invocation.Payload);
    }

    private static string StreamName(TargetInvocation invocation, DateTimeOffset now)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{invocation.RuleArn}|{invocation.Target.Id}|{now.ToUnixTimeSeconds() / 60}"), hash);
        var uuid = hash[..16];
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x30);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return new Guid(uuid, bigEndian: true).ToString();
    }
}
