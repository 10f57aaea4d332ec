using System.Globalization;
using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.Rules;

namespace Portal.Services.DeadLetters;

/// <summary>Finds the dead-letter queues of a connection and who uses them.</summary>
internal static class QueueCatalog
{
    /// <summary>Queues whose redrive policy is looked at; each costs a call.</summary>
    private const int MostQueues = 500;

    public static async Task<AwsResult<DeadLetterQueues>> ListAsync(AwsSession session, RuleCatalog rules, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var users = new List<(string Arn, DeadLetterUser User)>();
        var buses = await session.EventBridge.ListEventBusesAsync(cancellationToken);
        if (!buses.IsOk) return buses.Error;
        foreach (var bus in buses.Value)
        {
            var found = await rules.RecentAsync(session, bus.Name, cancellationToken);
            if (!found.IsOk) problems.Add($"The rules of {bus.Name} cannot be looked at: {found.Error.Message}");
            users.AddRange((found.Value ?? []).SelectMany(r => r.Targets.Where(t => t.DeadLetterArn is not null).Select(t => (t.DeadLetterArn!, new DeadLetterUser(r.Name, bus.Name, t.Arn)))));
        }

        var redrives = await RedrivesAsync(session, cancellationToken);
        if (redrives.IsOk) users.AddRange(redrives.Value);
        else problems.Add("The redrive policies of queues cannot be looked at: " + redrives.Error.Message);
        var queues = await Paging.EachAsync([.. users.GroupBy(u => u.Arn)], async g => AwsResult.Ok(await DescribeAsync(session, g.Key, [.. g.Select(u => u.User).Distinct()], cancellationToken)));
        return queues.Map(all => new DeadLetterQueues([.. all.OrderBy(q => q.Name, StringComparer.OrdinalIgnoreCase)], problems));
    }

    private static async Task<AwsResult<IReadOnlyList<(string Arn, DeadLetterUser User)>>> RedrivesAsync(AwsSession session, CancellationToken cancellationToken)
    {
        var urls = await session.Sqs.ListQueuesAsync(MostQueues, cancellationToken);
        if (!urls.IsOk) return urls.Error;
        var found = await Paging.EachAsync(urls.Value, async url => AwsResult.Ok(await session.Sqs.GetQueueAttributesAsync(url, ["RedrivePolicy"], cancellationToken)));
        return found.Map(all => (IReadOnlyList<(string, DeadLetterUser)>)[.. urls.Value.Zip(all)
            .Select(p => (Url: p.First, Policy: DataValue.TryParse(p.Second.Value?.GetValueOrDefault("RedrivePolicy") ?? "") as DataObject))
            .Where(p => p.Policy?.GetString("deadLetterTargetArn") is not null)
            .Select(p => (p.Policy!.GetString("deadLetterTargetArn")!, new DeadLetterUser(p.Url[(p.Url.LastIndexOf('/') + 1)..], null, null)))]);
    }

    private static async Task<DeadLetterQueue> DescribeAsync(AwsSession session, string arn, IReadOnlyList<DeadLetterUser> users, CancellationToken cancellationToken)
    {
        var queue = new DeadLetterQueue(arn, arn[(arn.LastIndexOf(':') + 1)..], users);
        var url = await QueueUrls.OfAsync(session, arn, cancellationToken);
        if (!url.IsOk) return queue with { Problem = url.Error.Message };
        var attributes = await session.Sqs.GetQueueAttributesAsync(url.Value, ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"], cancellationToken);
        if (!attributes.IsOk) return queue with { Problem = attributes.Error.Message };
        return queue with { Messages = Number("ApproximateNumberOfMessages"), Hidden = Number("ApproximateNumberOfMessagesNotVisible") };

        long? Number(string name) => long.TryParse(attributes.Value.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
