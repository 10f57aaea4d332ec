namespace Portal.Components.Controls;

/// <summary>Asks the user of this tab. The layout shows the question.</summary>
public sealed class Confirmations
{
    private TaskCompletionSource<ConfirmAnswer?>? open;

    /// <summary>The question that stands now.</summary>
    public ConfirmRequest? Current { get; private set; }

    /// <summary>Raised when a question comes or goes.</summary>
    public event Action? Changed;

    /// <returns>Null where the user did not want it.</returns>
    public Task<ConfirmAnswer?> AskAsync(ConfirmRequest request)
    {
        open?.TrySetResult(null);
        open = new TaskCompletionSource<ConfirmAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Current = request;
        Changed?.Invoke();
        return open.Task;
    }

    public void Answer(ConfirmAnswer? answer)
    {
        var waiting = open;
        (open, Current) = (null, null);
        Changed?.Invoke();
        waiting?.TrySetResult(answer);
    }
}
