using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.Stacks;
using Portal.Urls;

namespace Portal.Components.Pages.Stacks;

/// <summary>Takes a template or a zip, shows what is in it, deploys it and tells each step.</summary>
public sealed partial class DeployDialog : IDisposable
{
    private const long LargestUpload = 10 * 1024 * 1024;

    private readonly CancellationTokenSource gone = new();
    private readonly List<StackEvent> events = [];
    private readonly Dictionary<string, string> parameters = [];
    private PackagedTemplate? package;
    private ProblemText? problem;
    private string? fileName;
    private string? nameProblem;
    private string stackName = "";
    private string outcome = "";
    private bool busy;
    private bool failed;

    [CascadingParameter] public PortalUrls Urls { get; set; } = null!;
    [CascadingParameter] public Connection Connection { get; set; } = null!;
    [Inject] private ITemplatePackager Packager { get; set; } = null!;
    [Inject] private IStacks Stacks { get; set; } = null!;

    [Parameter] public bool Open { get; set; }
    [Parameter] public EventCallback<bool> OpenChanged { get; set; }
    [Parameter] public EventCallback OnDeployed { get; set; }

    private Tone OutcomeTone => busy ? Tone.Info : failed ? Tone.Bad : Tone.Ok;

    /// <summary>CloudFormation goes on by itself when the page closes; only our watching ends.</summary>
    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    private async Task ReadAsync(InputFileChangeEventArgs e)
    {
        (problem, package, fileName) = (null, null, e.File.Name);
        try
        {
            await using var content = e.File.OpenReadStream(LargestUpload, gone.Token);
            var packaged = await Packager.FromUploadAsync(e.File.Name, content, gone.Token);
            if (!packaged.IsOk)
            {
                problem = ProblemText.Of(packaged.Error, "the template") with { Title = "This template cannot be used" };
                return;
            }

            package = packaged.Value;
        }
        catch (IOException)
        {
            problem = new("The file is too big", "Templates and zips of up to 10 MB are read.", "Leave out what the template does not name.");
            return;
        }

        parameters.Clear();
        foreach (var parameter in package.Parameters) parameters[parameter.Name] = parameter.Default ?? "";
        if (stackName.Length == 0) stackName = SuggestName(e.File.Name);
    }

    private async Task DeployAsync()
    {
        nameProblem = stackName.Trim().Length == 0 ? "A stack needs a name." : null;
        if (nameProblem is not null) return;
        (busy, failed, outcome) = (true, false, "Deploying…");
        events.Clear();
        var deployment = new StackDeployment(stackName.Trim(), package!) { Parameters = parameters.Where(p => p.Value.Length > 0).ToDictionary() };
        var deployed = await Stacks.DeployAsync(Connection.Id, deployment, new Told(this), gone.Token);
        busy = false;
        failed = !deployed.IsOk || deployed.Value.Status is not ("CREATE_COMPLETE" or "UPDATE_COMPLETE");
        outcome = deployed.IsOk ? $"{deployed.Value.Status}{(deployed.Value.StatusReason is { } why ? ": " + why : "")}" : $"{deployed.Error.Message} {deployed.Error.Advice}";
        if (!deployed.IsOk && events.Count == 0) problem = ProblemText.Of(deployed.Error, "the answer") with { Title = "Not deployed" };
        await OnDeployed.InvokeAsync();
    }

    private async Task CloseAsync(bool open)
    {
        await OpenChanged.InvokeAsync(open);
        if (open || busy) return;
        events.Clear();
        (package, problem, fileName, stackName) = (null, null, null, "");
    }

    /// <summary>A stack's name has letters, digits and hyphens, and begins with a letter.</summary>
    private static string SuggestName(string file)
    {
        var letters = Path.GetFileNameWithoutExtension(file).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-').ToArray();
        var name = new string(letters).Trim('-');
        return name is "template" or "" || !char.IsAsciiLetter(name[0]) ? "my-stack" : name;
    }

    private sealed class Told(DeployDialog dialog) : IProgress<StackEvent>
    {
        public void Report(StackEvent value) => _ = dialog.InvokeAsync(() =>
        {
            dialog.events.Add(value);
            dialog.StateHasChanged();
        });
    }
}
