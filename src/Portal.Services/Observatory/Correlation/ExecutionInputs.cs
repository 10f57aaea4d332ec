using System.Collections.Concurrent;
using Portal.Languages.Data;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;
using Portal.Services.Aws.StepFunctions;

namespace Portal.Services.Observatory.Correlation;

/// <summary>What the joins ask for again and again: the executions of a state machine around a time, and their inputs, which never change.</summary>
internal sealed class ExecutionInputs(TimeProvider time)
{
    private const int MostKept = 5000;
    private const int MostPages = 5;

    /// <summary>A list is good for a moment: one story asks for the same one many times.</summary>
    private static readonly TimeSpan ListLifetime = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Connection, string ExecutionArn), DataValue> inputs = new();
    private readonly ConcurrentDictionary<(string Connection, string StateMachineArn), (IReadOnlyList<ExecutionShape> List, DateTimeOffset Oldest, DateTimeOffset Until)> lists = new();

    /// <summary>Executions that started within the range, newest first; at most the 5,000 newest of the state machine are looked at.</summary>
    public async Task<IReadOnlyList<ExecutionShape>> StartedAsync(AwsSession session, string stateMachineArn, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var key = (session.Connection.Id, stateMachineArn);
        if (!lists.TryGetValue(key, out var known) || known.Until <= time.GetUtcNow() || known.Oldest > from)
        {
            var list = new List<ExecutionShape>();
            string? token = null;
            for (var page = 0; page < MostPages; page++)
            {
                var result = await session.StepFunctions.ListExecutionsAsync(new(stateMachineArn, MaxResults: 1000, NextToken: token), cancellationToken);
                list.AddRange(result.Value?.Executions ?? []);
                token = result.Value?.NextToken;
                if (token is null || list[^1].StartDate < from) break;
            }

            if (lists.Count >= MostKept) lists.Clear();
            known = lists[key] = (list, token is null || list.Count == 0 ? DateTimeOffset.MinValue : list[^1].StartDate, time.GetUtcNow() + ListLifetime);
        }

        return [.. known.List.Where(e => e.StartDate >= from && e.StartDate <= to)];
    }

    /// <summary>Masked as recorded events are, so that the two compare. Null where it cannot be read.</summary>
    public async Task<DataValue?> InputAsync(AwsSession session, string executionArn, CancellationToken cancellationToken)
    {
        var key = (session.Connection.Id, executionArn);
        if (inputs.TryGetValue(key, out var known)) return known;
        var execution = await session.StepFunctions.DescribeExecutionAsync(executionArn, cancellationToken);
        if (DataValue.TryParse(execution.Value?.Input) is not { } input) return null;
        if (inputs.Count >= MostKept) inputs.Clear();
        return inputs[key] = TokenMask.Value(input, []);
    }
}
