namespace Portal.Sandbox.Lambda;

/// <summary>Every runner there is; the first that has a function runs it.</summary>
internal sealed class FunctionRunners(IEnumerable<IFunctionRunner> runners)
{
    /// <summary>Null where no runner has the function.</summary>
    public async ValueTask<FunctionAnswer?> RunAsync(FunctionCall call, CancellationToken cancellationToken)
    {
        foreach (var runner in runners)
        {
            if (await runner.RunAsync(call, cancellationToken) is { } answer) return answer;
        }

        return null;
    }
}
