using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Executions;

namespace Portal.Components.Pages.Execution;

/// <summary>When the state's timer is due, and a way to go there at once; nothing on a connection whose clock cannot be moved.</summary>
public sealed partial class SkipTimer : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private (string, string, int) shown;
    private ClockReading? reading;
    private bool busy;

    [Inject] private IClocks Clocks { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;

    [Parameter, EditorRequired] public required string ConnectionId { get; set; }
    [Parameter, EditorRequired] public required string ExecutionArn { get; set; }
    [Parameter, EditorRequired] public required string StateName { get; set; }

    /// <summary>Of a Wait state.</summary>
    [Parameter] public bool IsWait { get; set; }

    /// <summary>Of the state; another attempt has another timer.</summary>
    [Parameter] public int Attempts { get; set; }

    private string Words => IsWait ? "The wait ends at" : "The next timeout or attempt is at";

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (ExecutionArn, StateName, Attempts)) return;
        shown = (ExecutionArn, StateName, Attempts);
        await ReadAsync();
    }

    private async Task SkipAsync()
    {
        busy = true;
        var moved = await Clocks.SkipAsync(ConnectionId, ExecutionArn, StateName, gone.Token);
        busy = false;
        if (moved.IsOk) Toasts.Ok("The execution's clock was moved");
        else Toasts.Bad("The clock was not moved", moved.Error.Message);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        try
        {
            reading = await Clocks.ReadAsync(ConnectionId, ExecutionArn, StateName, gone.Token);
        }
        catch (OperationCanceledException)
        {
            // The state is no longer looked at.
        }
    }
}
