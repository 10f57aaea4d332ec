using System.Text;
using System.Text.RegularExpressions;
using Portal.Services.Aws;
using Portal.Services.Aws.CloudFormation;
using Portal.Services.Observatory.Taps;

namespace Portal.Services.Stacks;

/// <summary>Creates, updates and deletes stacks, and keeps the taps of their buses in step.</summary>
internal sealed partial class StackDeployer(StackFollower follower, BusTaps taps, TimeProvider time)
{
    /// <summary>Of a template that is sent in the call itself: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html</summary>
    private const int LargestBody = 51_200;
    private const string StackType = "AWS::CloudFormation::Stack";

    /// <summary>Roles, roles with names, and SAM's transform: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html</summary>
    private static readonly string[] Capabilities = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"];

    public static async Task<AwsResult<StackDetail>> GetAsync(AwsSession session, string name, CancellationToken cancellationToken)
    {
        var stack = await session.CloudFormation.DescribeStackAsync(name, cancellationToken);
        if (!stack.IsOk) return stack.Error;
        var resources = await session.CloudFormation.ListResourcesAsync(name, cancellationToken);
        return resources.IsOk ? stack.Value with { Resources = resources.Value } : resources.Error;
    }

    public async Task<AwsResult<StackDetail>> DeployAsync(AwsSession session, StackDeployment deployment, IProgress<StackEvent>? progress, CancellationToken cancellationToken)
    {
        if (Check(session, deployment) is { } problem) return problem;
        var cleared = await ClearSamplesAsync(session, deployment, progress, cancellationToken);
        if (!cleared.IsOk) return cleared.Error;
        var deployed = await SendAsync(session, deployment, progress, cancellationToken);

        // Whoever sends to a new bus right after this expects to see the event.
        if (deployed.IsOk) await taps.EnsureAsync(session, Buses(deployed.Value.Resources), cancellationToken);
        return deployed;
    }

    private async Task<AwsResult<StackDetail>> SendAsync(AwsSession session, StackDeployment deployment, IProgress<StackEvent>? progress, CancellationToken cancellationToken)
    {
        var existing = await session.CloudFormation.DescribeStackAsync(deployment.Name, cancellationToken);
        if (!existing.IsOk && existing.Error.Kind != AwsErrorKind.NotFound) return existing.Error;
        if (existing.Value is { Status: "ROLLBACK_COMPLETE" or "ROLLBACK_FAILED" or "CREATE_FAILED" or "DELETE_FAILED" } dead)
            return AwsError.Conflict($"Stack {dead.Name} is {dead.Status}.", "Delete it, then deploy again.");

        var request = new StackRequest(deployment.Name, deployment.Template.Body, deployment.Parameters, Capabilities, deployment.Tags, Guid.NewGuid().ToString());
        var seen = existing.IsOk ? await StackFollower.NewestAsync(session, existing.Value.StackId, cancellationToken) : null;
        var sent = existing.IsOk
            ? await session.CloudFormation.UpdateStackAsync(request, cancellationToken)
            : await session.CloudFormation.CreateStackAsync(request, cancellationToken);
        if (!sent.IsOk)
        {
            // An update without a change is refused; for whoever deploys the same again that is a success.
            return sent.Error.Message.Contains("No updates are to be performed", StringComparison.Ordinal) ? await GetAsync(session, deployment.Name, cancellationToken) : sent.Error;
        }

        var ended = await follower.FollowAsync(session, sent.Value, seen, progress, cancellationToken);
        if (!ended.IsOk) return ended.Error;
        return ended.Value.Status is "CREATE_COMPLETE" or "UPDATE_COMPLETE" ? await GetAsync(session, sent.Value, cancellationToken) : Failure(ended.Value);
    }

    public async Task<AwsResult<Done>> DeleteAsync(AwsSession session, string name, IProgress<StackEvent>? progress, CancellationToken cancellationToken)
    {
        var stack = await GetAsync(session, name, cancellationToken);
        if (!stack.IsOk) return stack.Error;
        return await taps.WithoutAsync(session, Buses(stack.Value.Resources), () => SendDeleteAsync(session, stack.Value, progress, cancellationToken), cancellationToken);
    }

    private async Task<AwsResult<Done>> SendDeleteAsync(AwsSession session, StackDetail stack, IProgress<StackEvent>? progress, CancellationToken cancellationToken)
    {
        var seen = await StackFollower.NewestAsync(session, stack.StackId, cancellationToken);
        var sent = await session.CloudFormation.DeleteStackAsync(stack.StackId, Guid.NewGuid().ToString(), cancellationToken);
        if (!sent.IsOk) return sent.Error;
        var ended = await follower.FollowAsync(session, stack.StackId, seen, progress, cancellationToken);

        // A stack that is not found any more is deleted.
        if (!ended.IsOk) return ended.Error.Kind == AwsErrorKind.NotFound ? Done.Ok : ended.Error;
        return ended.Value.Status == "DELETE_COMPLETE" ? Done.Ok : Failure(ended.Value);
    }

    private async Task<AwsResult<Done>> ClearSamplesAsync(AwsSession session, StackDeployment deployment, IProgress<StackEvent>? progress, CancellationToken cancellationToken)
    {
        var conflicts = await SampleConflicts.FindAsync(session, deployment, cancellationToken);
        if (!conflicts.IsOk) return conflicts.Error;
        foreach (var (sample, resource) in conflicts.Value)
        {
            progress?.Report(new(Guid.NewGuid().ToString(), time.GetUtcNow(), sample, null, StackType, "DELETE_IN_PROGRESS", $"The bundled sample {sample} gives way: both make {resource}."));
            var deleted = await DeleteAsync(session, sample, progress, cancellationToken);
            if (!deleted.IsOk) return deleted.Error;
        }

        return Done.Ok;
    }

    private static IReadOnlyList<string> Buses(IReadOnlyList<StackResource> resources) =>
        [.. resources.Where(r => r is { Type: "AWS::Events::EventBus", PhysicalId: not null } && !r.Status.StartsWith("DELETE_COMPLETE", StringComparison.Ordinal)).Select(r => r.PhysicalId!)];

    private static AwsError? Check(AwsSession session, StackDeployment deployment)
    {
        if (!StackName().IsMatch(deployment.Name)) return AwsError.Invalid("A stack's name has at most 128 letters, digits and hyphens, and starts with a letter.");
        var size = Encoding.UTF8.GetByteCount(deployment.Template.Body);
        if (size > LargestBody && !session.Connection.IsSandbox)
            return AwsError.Invalid($"The packaged template has {size:N0} bytes, AWS takes {LargestBody:N0} in a call.", "Put the template into S3 and deploy it with AWS's own tools.");
        var missing = deployment.Template.Parameters.Where(p => p.Default is null && !deployment.Parameters.ContainsKey(p.Name)).Select(p => p.Name).ToList();
        return missing.Count > 0 ? AwsError.Invalid("Parameters without a value: " + string.Join(", ", missing) + ".") : null;
    }

    private static AwsError Failure(FollowedStack stack) =>
        new(AwsErrorKind.Conflict, "Portal.StackFailed", $"The stack ended as {stack.Status}. {stack.FirstFailure}".TrimEnd(), "The stack's events say more.");

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9-]{0,127}$")]
    private static partial Regex StackName();
}
