using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Observatory.Correlation;

namespace Portal.Components.Pages.Event;

/// <summary>One recorded event: the envelope, who sent it, every rule's verdict, and what each target made of it.</summary>
public sealed partial class EventPage
{
    private readonly Loader<EventStory> story = new();

    [Inject] private ICorrelation Correlation { get; set; } = null!;

    [Parameter] public string EventId { get; set; } = "";

    protected override string Subject => EventId;

    protected override Task LoadAsync() => story.LoadAsync(c => Correlation.ForEventAsync(Connection.Id, EventId, c), Gone);
}
