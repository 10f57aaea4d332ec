using System.Security.Cryptography;
using System.Text;
using Portal.Services.Aws;
using Portal.Services.Rules;

namespace Portal.Services.DeadLetters.Senders;

/// <summary>
/// Starts an execution whose name is made of the message and its input: a second send of the same, after an answer was lost,
/// starts no second execution.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html</remarks>
internal sealed class StateMachineSender : ITargetSender
{
    public TargetKind Kind => TargetKind.StateMachine;

    public async Task<AwsResult<string>> SendAsync(AwsSession session, Resend resend)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(resend.Input)).AsSpan(0, 8));
        var name = $"{resend.Letter.MessageId}_{hash}";
        var started = await session.StepFunctions.StartExecutionAsync(new(resend.Target.Arn, name, resend.Input), CancellationToken.None);
        if (started.Error?.Code == "ExecutionAlreadyExists") return $"{resend.Target.Name} was started with it before: execution {name}.";
        return started.Map(_ => $"{resend.Target.Name} was started: execution {name}.");
    }
}
