using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Targets;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Targets;

/// <summary>What becomes of an event whose target fails, is slow or is gone.</summary>
public sealed class DeliveryTests
{
    private const string Queue = "arn:aws:sqs:us-east-1:111122223333:q";
    private const string Remote = "arn:aws:fake:us-east-1:111122223333:far";
    private const string WithDeadLetters = """
        "DeadLetterConfig": {"Arn": "arn:aws:sqs:us-east-1:111122223333:dead"}
        """;

    [Fact]
    public async Task Send_NoRuleMatches_WritesNothing()
    {
        await using var bench = await EventBench.StartAsync();
        await bench.RuleAsync("r", Queue);
        var before = bench.Journal.RowsWritten;
        await bench.Get<IEventPublisher>().PublishAsync(new EventSender(EventBench.Scope), [new EventEntry { Source = "other", DetailType = "d", Detail = "{}" }], TestContext.Current.CancellationToken);
        Assert.Equal(before, bench.Journal.RowsWritten);
    }

    [Fact]
    public async Task Send_LocalTargetWorks_WritesNothingBesideItsEffect()
    {
        await using var bench = await EventBench.StartAsync();
        await bench.RuleAsync("r", Queue);
        var before = bench.Journal.RowsWritten;
        await bench.SendAsync();
        Assert.Single(bench.Queues.Sent);
        Assert.Equal(before, bench.Journal.RowsWritten);
    }

    [Fact]
    public async Task Send_RemoteTarget_IsDurableBeforeItIsTriedAndGoneAfter()
    {
        await using var bench = await EventBench.StartAsync();
        var answer = new TaskCompletionSource<InvocationOutcome>();
        bench.Remote.Answer = _ => answer.Task;
        await bench.RuleAsync("r", Remote);
        await bench.SendAsync();
        Assert.Equal(1, bench.PendingRows);
        answer.SetResult(InvocationOutcome.Success);
        await EventBench.EventuallyAsync(() => bench.PendingRows == 0);
        Assert.Single(bench.Remote.Invocations);
    }

    [Fact]
    public async Task Send_DiskRefuses_IsNotAcknowledged()
    {
        await using var bench = await EventBench.StartAsync();
        await bench.RuleAsync("r", Remote);
        bench.Journal.Refusal = new IOException("The disk is full.");
        await Assert.ThrowsAsync<IOException>(() => bench.SendAsync());
        Assert.Empty(bench.Remote.Invocations);
    }

    [Fact]
    public async Task Send_QueueFailsForAWhile_IsTriedAgainUntilItWorks()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Queues.Failure = _ => bench.Queues.Attempts <= 3 ? new IOException("The disk is full.") : null;
        await bench.RuleAsync("r", Queue);
        var id = await bench.SendAsync();
        Assert.Equal(2, bench.PendingRows);
        await bench.AdvanceUntilAsync(() => bench.PendingRows == 0, TimeSpan.FromSeconds(1));
        Assert.Equal(4, bench.Queues.Attempts);
        Assert.Contains(id, Assert.Single(bench.Queues.Sent).Message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_VanishedTarget_GoesToTheDeadLetterQueueAtOnce()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Queues.Failure = queue => queue == "q" ? FakeQueues.NoQueue : null;
        await bench.RuleAsync("r", Queue, WithDeadLetters);
        var id = await bench.SendAsync("""{"n": 1}""");
        var (queue, letter) = Assert.Single(bench.Queues.Sent);
        Assert.Equal("dead", queue);
        Assert.Equal(id, ((DataObject)DataValue.Parse(letter.Body)).GetString("id"));
        Assert.Equal(
            """{"RULE_ARN":"arn:aws:events:us-east-1:111122223333:rule/r","TARGET_ARN":"arn:aws:sqs:us-east-1:111122223333:q","ERROR_CODE":"NO_RESOURCE","ERROR_MESSAGE":"The specified queue does not exist.","RETRY_ATTEMPTS":"0"}""",
            Values(letter.Attributes!));
        Assert.Equal(0, bench.PendingRows);
    }

    [Fact]
    public async Task Send_VanishedTargetWithoutDeadLetterQueue_IsDropped()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Queues.Failure = _ => FakeQueues.NoQueue;
        await bench.RuleAsync("r", Queue);
        await bench.SendAsync();
        Assert.Equal(1, bench.Queues.Attempts);
        Assert.Equal(0, bench.PendingRows);
    }

    [Fact]
    public async Task Retry_AttemptsExhausted_SaysSoInTheDeadLetter()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Remote.Answer = _ => Task.FromResult(InvocationOutcome.Failure(InvocationFaults.ErrorFromTarget, "The endpoint answered 500."));
        await bench.RuleAsync("r", Remote, WithDeadLetters + """, "RetryPolicy": {"MaximumRetryAttempts": 2}""");
        await bench.SendAsync();
        await bench.AdvanceUntilAsync(() => bench.PendingRows == 0, TimeSpan.FromSeconds(1));
        Assert.Equal(3, bench.Remote.Invocations.Count);
        Assert.Single(bench.Remote.Invocations.Select(i => i.Id).Distinct());
        var attributes = Assert.Single(bench.Queues.Sent).Message.Attributes!;
        Assert.Equal("MaximumRetryAttempts", Value(attributes, "EXHAUSTED_RETRY_CONDITION"));
        Assert.Equal("2", Value(attributes, "RETRY_ATTEMPTS"));
        Assert.Equal("ERROR_FROM_TARGET", Value(attributes, "ERROR_CODE"));
    }

    [Fact]
    public async Task Retry_EventTooOld_IsGivenUpWithTheLastError()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Remote.Answer = _ => Task.FromResult(InvocationOutcome.Failure(InvocationFaults.Timeout, "slow"));
        await bench.RuleAsync("r", Remote, WithDeadLetters + """, "RetryPolicy": {"MaximumEventAgeInSeconds": 60}""");
        await bench.SendAsync();
        await bench.AdvanceUntilAsync(() => bench.PendingRows == 0, TimeSpan.FromSeconds(1));
        var attributes = Assert.Single(bench.Queues.Sent).Message.Attributes!;
        Assert.Equal("MaximumEventAgeInSeconds", Value(attributes, "EXHAUSTED_RETRY_CONDITION"));
        Assert.Equal("TIMEOUT", Value(attributes, "ERROR_CODE"));
        Assert.Equal((bench.Remote.Invocations.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), Value(attributes, "RETRY_ATTEMPTS"));
    }

    [Fact]
    public async Task Send_OneTargetHangs_OthersGetTheirEvents()
    {
        await using var bench = await EventBench.StartAsync();
        var never = new TaskCompletionSource<InvocationOutcome>();
        bench.Remote.Answer = i => i.TargetArn.Resource == "far" ? never.Task : Task.FromResult(InvocationOutcome.Success);
        await bench.RuleAsync("slow", Remote);
        await bench.RuleAsync("quick", Queue);
        await bench.RuleAsync("near", "arn:aws:fake:us-east-1:111122223333:near");
        for (var n = 0; n < 100; n++) await bench.SendAsync();
        Assert.Equal(100, bench.Queues.Sent.Count);
        await EventBench.EventuallyAsync(() => bench.Remote.Invocations.Count(i => i.TargetArn.Resource == "near") == 100);
        await EventBench.EventuallyAsync(() => bench.Remote.Invocations.Count(i => i.TargetArn.Resource == "far") == TargetDispatcher.MostAtOnce);
        never.SetResult(InvocationOutcome.Success);
        await EventBench.EventuallyAsync(() => bench.PendingRows == 0);
        Assert.Equal(100, bench.Remote.Invocations.Where(i => i.TargetArn.Resource == "far").Select(i => i.EventId).Distinct().Count());
    }

    [Fact]
    public async Task Restart_PendingDelivery_GoesOnWithItsAttempts()
    {
        var journal = new InMemoryJournal();
        string id;
        DateTimeOffset now;
        await using (var first = await EventBench.StartAsync(journal))
        {
            first.Remote.Answer = _ => Task.FromResult(InvocationOutcome.Failure(InvocationFaults.Timeout, "slow"));
            await first.RuleAsync("r", Remote, WithDeadLetters + """, "RetryPolicy": {"MaximumRetryAttempts": 1}""");
            id = await first.SendAsync();
            await EventBench.EventuallyAsync(() => first.PendingRows == 2);
            now = first.Time.GetUtcNow();
        }

        await using var second = await EventBench.StartAsync(journal, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(now));
        second.Remote.Answer = _ => Task.FromResult(InvocationOutcome.Failure(InvocationFaults.Timeout, "slow"));
        await second.AdvanceUntilAsync(() => second.PendingRows == 0, TimeSpan.FromSeconds(1));
        Assert.Equal(id, Assert.Single(second.Remote.Invocations).EventId);
        Assert.Equal("1", Value(Assert.Single(second.Queues.Sent).Message.Attributes!, "RETRY_ATTEMPTS"));
    }

    [Fact]
    public async Task Retry_TargetRemovedMeanwhile_EndsTheDelivery()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Remote.Answer = _ => Task.FromResult(InvocationOutcome.Failure(InvocationFaults.Timeout, "slow"));
        var rule = await bench.RuleAsync("r", Remote, WithDeadLetters);
        await bench.SendAsync();
        await EventBench.EventuallyAsync(() => bench.PendingRows == 2);
        await bench.Get<RuleTargets>().RemoveAsync(rule, ["t"], TestContext.Current.CancellationToken);
        await bench.AdvanceUntilAsync(() => bench.PendingRows == 0, TimeSpan.FromSeconds(1));
        Assert.Empty(bench.Queues.Sent);
    }

    [Fact]
    public async Task Retry_DiskRefusesTheRecord_TheAttemptIsMadeAgain()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Remote.Answer = _ =>
        {
            bench.Journal.Refusal = bench.Remote.Invocations.Count == 1 ? new IOException("The disk is full.") : null;
            return Task.FromResult(InvocationOutcome.Success);
        };
        await bench.RuleAsync("r", Remote);
        await bench.SendAsync();
        await bench.AdvanceUntilAsync(() => bench.Remote.Invocations.Count == 2, TimeSpan.FromSeconds(1));
        await EventBench.EventuallyAsync(() => bench.PendingRows == 0);
    }

    private static string? Value(DataObject attributes, string name) => attributes.GetObject(name)?.GetString("StringValue");

    private static string Values(DataObject attributes)
    {
        var values = new DataObjectBuilder();
        foreach (var (name, attribute) in attributes) values.Set(name, ((DataObject)attribute).GetString("StringValue")!);
        return values.Build().ToJson();
    }
}
