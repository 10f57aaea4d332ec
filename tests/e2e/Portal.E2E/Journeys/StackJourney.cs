using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>A template is uploaded as a zip, deployed with its progress shown, and deleted with what it made.</summary>
[Collection(JourneyCollection.Name)]
public sealed class StackJourney(SharedPortal shared)
{
    private const string Template = """
        Resources:
          JourneyBus: { Type: "AWS::Events::EventBus", Properties: { Name: journey-bus } }
          JourneyLog: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: /aws/events/journey } }
          JourneyTable: { Type: "AWS::DynamoDB::Table", Properties: { TableName: journey } }
        """;

    [Fact]
    public async Task UploadedZip_IsDeployed_TheUnsupportedResourceIsListed_AndDeletingRemovesWhatItMade()
    {
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var page = visitor.Page;
        await visitor.GoAsync("/stacks");
        await page.GetByRole(AriaRole.Button, new() { Name = "Deploy a template" }).First.ClickAsync();
        await page.Locator("dialog input[type=file]").SetInputFilesAsync(new FilePayload { Name = "journey.zip", MimeType = "application/zip", Buffer = Zip("template.yaml", Template) });
        await page.GetByLabel("Stack name").FillAsync("journey-stack");
        await page.GetByRole(AriaRole.Button, new() { Name = "Deploy", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the stack" }).ClickAsync(new() { Timeout = 30000 });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "journey-stack" })).ToBeVisibleAsync();
        await Expect(page.GetByText("not supported by the sandbox").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "journey-bus" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete stack" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("journey-stack");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete stack" }).ClickAsync();
        await page.WaitForURLAsync("**/stacks", new() { Timeout = 30000 });
        var error = await shared.Aws.FailAsync(TestContext.Current.CancellationToken, "events", "describe-event-bus", "--name", "journey-bus");
        Assert.Contains("ResourceNotFoundException", error, StringComparison.Ordinal);
    }

    private static byte[] Zip(string name, string text)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        return stream.ToArray();
    }
}
