using Portal.Services.Composing;

namespace Portal.Components.Pages.Overview;

/// <summary>The samples that come with the portal, and the events that bring them to life.</summary>
public sealed class SampleCatalog(IComposer composer)
{
    /// <summary>Names of the sample folders, which are also the stacks' names.</summary>
    public static readonly IReadOnlyList<string> Names = ["kyc", "manual-approval"];

    public static string Title(string name) => name switch
    {
        "kyc" => "Know your customer",
        "manual-approval" => "Manual approval",
        _ => name,
    };

    public static string Story(string name) => name switch
    {
        "kyc" => "Two account requests start two executions; each publishes two events that other domains react to.",
        "manual-approval" => "A large limit increase makes a state ask: it waits under Approvals until somebody answers.",
        _ => "",
    };

    /// <summary>The sample's put_events.json; null where it did not come along.</summary>
    public async Task<IReadOnlyList<EventDraft>?> EventsAsync(string name, CancellationToken cancellationToken)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "samples", name, "put_events.json");
        return Names.Contains(name) && File.Exists(file) ? composer.Parse(await File.ReadAllTextAsync(file, cancellationToken)).Drafts : null;
    }
}
