using Dapper;
using Portal.Services.Access;
using Portal.Services.Approvals.Asking;
using Portal.Services.Approvals.Store;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;
using Portal.Services.Store;

namespace Portal.Services.Approvals;

/// <summary>What happens to a wait before it is answered: somebody works on it, heartbeats, a task taken from an activity.</summary>
internal sealed class WaitWork(UserSessions users, AwsSessions sessions, WaitStore store, WaitResolver resolver, QuestionReader questions, TakenTasks taken, IPortalDatabase database,
    AuditTrail audit, WaitSignals signals, TimeProvider time)
{
    public async Task<AwsResult<WaitRow>> WorkAsync(WaitRow row, bool working, CancellationToken cancellationToken)
    {
        var action = working ? "approval.work" : "approval.rest";
        var user = await AllowAsync(row, action, cancellationToken);
        if (!user.IsOk) return user.Error;
        var done = await database.WriteAsync((c, t) =>
        {
            var changed = working
                ? c.Execute("UPDATE wait SET worked_by_id = @Id, worked_by = @Name, worked_us = @now WHERE id = @wait AND status = 'PENDING' AND (worked_by_id IS NULL OR worked_by_id = @Id)",
                    new { user.Value.Id, user.Value.Name, now = time.GetUtcNow().ToStore(), wait = row.Id }, t)
                : c.Execute("UPDATE wait SET worked_by_id = NULL, worked_by = NULL, worked_us = NULL WHERE id = @wait AND worked_by_id = @Id", new { user.Value.Id, wait = row.Id }, t);
            if (changed == 1) audit.Append(c, t, new(user.Value, action, row.Connection, row.Execution_Arn, "ok", null, WaitDecisions.Details(row, null)));
            return changed == 1;
        }, CancellationToken.None);
        signals.Changed();
        var now = await store.FindAsync(row.Id, cancellationToken) ?? row;
        return done || !working ? now : AwsError.Conflict(now.Worked_By is { } other ? $"{other} works on this already." : "This is not waiting any more.");
    }

    /// <summary>One heartbeat. It is not recorded each time: that somebody works on it is.</summary>
    public async Task<AwsResult<WaitRow>> BeatAsync(WaitRow row, CancellationToken cancellationToken)
    {
        var user = await AllowAsync(row, "approval.work", cancellationToken);
        if (!user.IsOk) return user.Error;
        if (row.Worked_By_Id != user.Value.Id || row.Status != WaitStatuses.Pending) return AwsError.Conflict("You are not working on this.");
        var session = await sessions.OpenAsync(row.Connection, user.Value.Id, cancellationToken);
        if (!session.IsOk) return session.Error;
        var question = await questions.ReadAsync(session.Value, row, cancellationToken);
        if (!question.Heartbeat || row.Heartbeat_S is not { } seconds || store.TokenOf(row) is not { } token) return AwsError.Invalid("This step asks for no heartbeats, or the portal is not to send them.");
        var beat = await session.Value.StepFunctions.SendTaskHeartbeatAsync(new(token.Reveal()), cancellationToken);
        if (!beat.IsOk)
        {
            await resolver.CheckAsync(session.Value, row.Execution_Arn, cancellationToken);
            return beat.Error;
        }

        var next = (time.GetUtcNow() + TimeSpan.FromSeconds(seconds)).ToStore();
        await database.WriteAsync((c, t) => c.Execute("UPDATE wait SET deadline_us = @deadline WHERE id = @Id AND status = 'PENDING'",
            new { row.Id, deadline = row.Timeout_Us is { } end ? Math.Min(end, next) : next }, t), CancellationToken.None);
        return await store.FindAsync(row.Id, cancellationToken) ?? row;
    }

    /// <summary>Which wait AWS handed out is known when its history names our worker.</summary>
    public async Task<AwsResult<WaitRow>> TakeAsync(WaitRow row, CancellationToken cancellationToken)
    {
        var user = await AllowAsync(row, "approval.take", cancellationToken);
        if (!user.IsOk) return user.Error;
        var session = await sessions.OpenAsync(row.Connection, user.Value.Id, cancellationToken);
        if (!session.IsOk) return session.Error;
        if (!(await questions.ReadAsync(session.Value, row, cancellationToken)).TakesActivity || !IsActivity(row) || row.Token is not null)
            return AwsError.Invalid("This is no task that the portal may take.", "A declaration with \"takeActivity\": true allows it.");
        var worker = TakenTasks.NewWorker();
        var task = await session.Value.StepFunctions.GetActivityTaskAsync(new(row.Resource, worker), CancellationToken.None);
        if (!task.IsOk) return task.Error;
        if (string.IsNullOrEmpty(task.Value.TaskToken)) return AwsError.Conflict("AWS had no task of this activity to give: a worker was quicker.");
        await taken.KeepAsync(row, worker, new TaskToken(task.Value.TaskToken), task.Value.Input ?? "{}", user.Value);
        foreach (var execution in await store.WaitingOnAsync(row.Connection, row.Resource, row.Execution_Arn, cancellationToken)) await resolver.CheckAsync(session.Value, execution, cancellationToken);
        signals.Changed();
        return await store.FindByKeyAsync(await taken.KeyAsync(worker, cancellationToken), cancellationToken) is { } placed
            ? placed
            : AwsError.Conflict("AWS gave another task of this activity, of an execution that the portal has not seen yet.", "It will be in the inbox shortly.");
    }

    internal static bool IsActivity(WaitRow row) => row.Resource.Contains(":activity:", StringComparison.Ordinal);

    private async Task<AwsResult<PortalUser>> AllowAsync(WaitRow row, string action, CancellationToken cancellationToken)
    {
        var user = await users.AllowAsync(PortalAct.Approve, row.Connection, cancellationToken);
        if (!user.IsOk) await users.RecordAsync(action, row.Connection, row.Execution_Arn, user.Error.Code, cancellationToken);
        return user;
    }
}
