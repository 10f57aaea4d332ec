using Portal.Services.Aws;

namespace Portal.Components.Pages;

/// <summary>
/// A page that loads one thing: when it has come alive, and again when its address names something else, without being
/// made anew.
/// </summary>
public abstract class ConnectedPage : PageBase
{
    private string? loaded;
    private bool alive;

    /// <summary>The layout shows no page where there is no connection.</summary>
    protected new Connection Connection => base.Connection!;

    /// <summary>Cancelled when the page goes away.</summary>
    protected CancellationToken Gone => PageToken;

    /// <summary>What of the address decides what is loaded; filters that only choose among what is there do not belong here.</summary>
    protected virtual string Subject => "";

    protected override Task EnterAsync()
    {
        alive = true;
        return LoadNewAsync();
    }

    protected override Task OnParametersSetAsync() => alive ? LoadNewAsync() : Task.CompletedTask;

    protected abstract Task LoadAsync();

    private async Task LoadNewAsync()
    {
        var wanted = Connection.Id + "\n" + Subject;
        if (loaded == wanted) return;
        loaded = wanted;
        await LoadAsync();
    }
}
