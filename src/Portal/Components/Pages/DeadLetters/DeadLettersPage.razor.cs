using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.DeadLetters;

namespace Portal.Components.Pages.DeadLetters;

/// <summary>The workbench: the dead-letter queues at the left, the messages of the one that is open at the right.</summary>
public sealed partial class DeadLettersPage
{
    private readonly Loader<DeadLetterQueues> queues = new();

    [Inject] private IDeadLetters Letters { get; set; } = null!;

    /// <summary>The ARN of the queue that is open.</summary>
    [SupplyParameterFromQuery(Name = "queue")] public string? Queue { get; set; }

    protected override Task LoadAsync() => queues.LoadAsync(c => Letters.ListAsync(Connection.Id, c), Gone);

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private static string Total(DeadLetterQueues all) => all.Queues.Sum(q => (q.Messages ?? 0) + (q.Hidden ?? 0)).ToString("N0", CultureInfo.InvariantCulture);

    private static string Counts(DeadLetterQueue queue) => $"{queue.Messages:N0} to receive, {queue.Hidden:N0} being looked at; estimates of SQS";

    private static string Users(DeadLetterQueue queue)
    {
        var names = queue.Users.Select(u => u.Name).Distinct().ToList();
        return "of " + string.Join(", ", names.Take(2)) + (names.Count > 2 ? $" and {names.Count - 2} more" : "");
    }
}
