using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.Executions;

namespace Portal.Components.Pages.Execution;

/// <summary>What can be done with the clock of a running execution, as items of a menu; none where it cannot be moved.</summary>
public sealed partial class ClockItems : IDisposable
{
    private static readonly double[] Speeds = [1, 60, 3600];

    private readonly CancellationTokenSource gone = new();
    private ClockReading? reading;

    [Inject] private IClocks Clocks { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;

    [Parameter, EditorRequired] public required string ConnectionId { get; set; }
    [Parameter, EditorRequired] public required string ExecutionArn { get; set; }

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnInitializedAsync() => await ReadAsync();

    private async Task SkipAsync() => await SayAsync(await Clocks.SkipAsync(ConnectionId, ExecutionArn, null, gone.Token), "The execution's clock was moved");

    private async Task RunAtAsync(double speed) =>
        await SayAsync(await Clocks.RunAtAsync(ConnectionId, ExecutionArn, speed, gone.Token), speed == 1 ? "The clock runs as usual" : $"An hour now takes {DurationText.Of(TimeSpan.FromHours(1 / speed))}");

    private async Task SayAsync(AwsResult<Done> moved, string done)
    {
        if (moved.IsOk) Toasts.Ok(done);
        else Toasts.Bad("The clock was not moved", moved.Error.Message);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        try
        {
            reading = await Clocks.ReadAsync(ConnectionId, ExecutionArn, null, gone.Token);
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }
}
