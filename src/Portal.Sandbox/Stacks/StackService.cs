using Portal.Sandbox.Identity;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks;

/// <summary>What a caller wants of a stack, before it is checked.</summary>
internal sealed record StackRequest(ResourceScope Scope, string StackName)
{
    /// <summary>Null: the one the stack has.</summary>
    public string? TemplateBody { get; init; }

    /// <summary>Null as a value stands for the one before.</summary>
    public IReadOnlyDictionary<string, string?> Parameters { get; init; } = new Dictionary<string, string?>();

    /// <summary>Null: those the stack has.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
    public IReadOnlyList<string> Capabilities { get; init; } = [];
    public IReadOnlyList<string>? NotificationArns { get; init; }
    public string? RoleArn { get; init; }
    public string OnFailure { get; init; } = "ROLLBACK";
    public bool TerminationProtection { get; init; }
    public string? Token { get; init; }
}

/// <summary>Creates, updates and deletes stacks: checks what is asked and starts the deployment.</summary>
internal sealed class StackService(StackDirectory directory, StackDeployer deployer, StackWork work, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    public async ValueTask<Stack> CreateAsync(StackRequest request, CancellationToken cancellationToken)
    {
        StackNames.Check(request.StackName);
        var stack = await ExclusivelyAsync(async () =>
        {
            if (directory.Find(request.Scope, request.StackName) is not null) throw new AwsFault("AlreadyExistsException", $"Stack [{request.StackName}] already exists");
            var plan = Plan(request, null, isChangeSet: false);
            var made = New(request, plan.Input) with { Status = StackStatus.CreateInProgress, StatusReason = "User Initiated" };
            plan.Form(made);
            await KeepAsync(made, request.Token, cancellationToken);
            return made;
        }, cancellationToken);
        await RunAsync(stack, request.Token, (progress, plan) => deployer.CreateAsync(progress, plan, CancellationToken.None));
        return stack;
    }

    public async ValueTask<Stack> UpdateAsync(StackRequest request, CancellationToken cancellationToken)
    {
        StackInput previous = null!;
        var stack = await ExclusivelyAsync(async () =>
        {
            var current = directory.Require(request.Scope, request.StackName);
            CheckMayUpdate(current);
            var plan = Plan(request, current, isChangeSet: false);
            if (current.Status != StackStatus.UpdateFailed && StackComparison.IsSame(current, plan)) throw StackFaults.NoUpdates();
            previous = current.Input;
            return await BeginUpdateAsync(current, plan, request.Token, cancellationToken);
        }, cancellationToken);
        await RunAsync(stack, request.Token, (progress, plan) => deployer.UpdateAsync(progress, plan, previous, CancellationToken.None));
        return stack;
    }

    /// <summary>A stack that is not there is as good as deleted.</summary>
    public async ValueTask DeleteAsync(ResourceScope scope, string name, string? token, CancellationToken cancellationToken)
    {
        var stack = await ExclusivelyAsync(async () =>
        {
            if (directory.Find(scope, name) is not { IsDeleted: false } current) return null;
            if (current.TerminationProtection) throw StackFaults.Invalid($"Stack [{current.Name}] cannot be deleted while TerminationProtection is enabled");
            if (StackStatus.IsInProgress(current.Status)) throw StackFaults.Invalid($"Stack [{current.Name}] cannot be deleted while in status {current.Status}");
            CheckExports(current);
            var next = current with { Status = StackStatus.DeleteInProgress, StatusReason = "User Initiated" };
            await directory.SaveAsync(next, withInput: false, cancellationToken);
            return next;
        }, cancellationToken);
        if (stack is not null) await work.StartAsync(stack, token, progress => deployer.DeleteAsync(progress, CancellationToken.None));
    }

    public async ValueTask<Stack> ProtectAsync(ResourceScope scope, string name, bool isProtected, CancellationToken cancellationToken) =>
        await ExclusivelyAsync(async () =>
        {
            var next = directory.Require(scope, name) with { TerminationProtection = isProtected };
            await directory.SaveAsync(next, withInput: false, cancellationToken);
            return next;
        }, cancellationToken);

    /// <summary>Makes or updates the stack of a change set.</summary>
    public async ValueTask ExecuteAsync(ChangeSet set, string? token, CancellationToken cancellationToken)
    {
        StackInput previous = null!;
        var stack = await ExclusivelyAsync(async () =>
        {
            var current = directory.All.First(s => s.Id == set.StackId);
            var plan = StackPlan.Read(set.Input);
            if (set.Type == "CREATE")
            {
                var made = current with { Status = StackStatus.CreateInProgress, StatusReason = "User Initiated", Input = set.Input, ChangeSetId = set.Id, OnFailure = set.OnFailure };
                await KeepAsync(made, token, cancellationToken);
                return made;
            }

            CheckMayUpdate(current);
            previous = current.Input;
            return await BeginUpdateAsync(current with { ChangeSetId = set.Id }, plan, token, cancellationToken);
        }, cancellationToken);
        await RunAsync(stack, token, (progress, plan) => set.Type == "CREATE"
            ? deployer.CreateAsync(progress, plan, CancellationToken.None)
            : deployer.UpdateAsync(progress, plan, previous, CancellationToken.None));
    }

    /// <summary>Reads and checks what a caller asks for.</summary>
    public static StackPlan Plan(StackRequest request, Stack? current, bool isChangeSet)
    {
        var body = request.TemplateBody ?? current?.Input.TemplateBody;
        var original = TemplateReader.Read(body);
        var template = StackPlan.ReadTemplate(body);
        StackCapabilities.Check(template, original, request.Capabilities, isChangeSet);
        var plan = StackPlan.Read(new StackInput
        {
            TemplateBody = body!,
            Parameters = ParameterValues.Resolve(template.Parameters, request.Parameters, current?.Input.Parameters ?? new Dictionary<string, string>()),
            Tags = request.Tags ?? current?.Input.Tags ?? new Dictionary<string, string>(),
            Capabilities = request.Capabilities,
            NotificationArns = request.NotificationArns ?? current?.Input.NotificationArns ?? [],
            RoleArn = request.RoleArn ?? current?.Input.RoleArn,
        });
        if (current is not null) plan.Form(current);
        return plan;
    }

    /// <summary>A stack that has nothing yet.</summary>
    public Stack New(StackRequest request, StackInput input) => new()
    {
        Id = Stack.IdOf(request.Scope, request.StackName),
        Name = request.StackName,
        Scope = request.Scope,
        Status = StackStatus.ReviewInProgress,
        StatusReason = "User Initiated",
        Input = input,
        OnFailure = request.OnFailure,
        TerminationProtection = request.TerminationProtection,
        CreatedMilliseconds = clock.GetUtcNow().ToUnixTimeMilliseconds(),
    };

    /// <summary>Keeps a stack with the event of its present status.</summary>
    public ValueTask KeepAsync(Stack stack, string? token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return directory.SaveAsync(stack, withInput: true, cancellationToken, new StackEvent(
            Guid.NewGuid().ToString(), stack.Name, stack.Id, "AWS::CloudFormation::Stack", stack.Status, stack.StatusReason, now, null, token));
    }

    public void Dispose() => gate.Dispose();

    private static void CheckMayUpdate(Stack stack)
    {
        if (!StackStatus.MayUpdate(stack.Status)) throw StackFaults.Invalid($"Stack:{stack.Id} is in {stack.Status} state and can not be updated.");
    }

    private async Task<Stack> BeginUpdateAsync(Stack current, StackPlan plan, string? token, CancellationToken cancellationToken)
    {
        var next = current with
        {
            Status = StackStatus.UpdateInProgress, StatusReason = "User Initiated", Input = plan.Input, UpdatedMilliseconds = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        await KeepAsync(next, token, cancellationToken);
        return next;
    }

    /// <summary>Runs on the stack as it is kept, its newest event counted.</summary>
    private Task RunAsync(Stack stack, string? token, Func<StackProgress, StackPlan, Task> deploy) =>
        work.StartAsync(directory.All.First(s => s.Id == stack.Id), token, progress => deploy(progress, StackPlan.Read(stack.Input)));

    /// <summary>What others import must stay.</summary>
    private void CheckExports(Stack stack)
    {
        foreach (var export in stack.Outputs.Select(o => o.ExportName).OfType<string>())
        {
            var users = StackImports.Of(directory, stack.Scope, export).Where(s => s.Id != stack.Id).Select(s => s.Name).ToList();
            if (users.Count > 0) throw StackFaults.Invalid($"Export {export} cannot be deleted as it is in use by {string.Join(", ", users)}");
        }
    }

    private async Task<T> ExclusivelyAsync<T>(Func<Task<T>> change, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await change();
        }
        finally
        {
            gate.Release();
        }
    }
}
