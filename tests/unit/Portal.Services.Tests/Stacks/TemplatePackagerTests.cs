using System.IO.Compression;
using System.Text;
using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.Stacks;
using Xunit;

namespace Portal.Services.Tests.Stacks;

public sealed class TemplatePackagerTests
{
    private const string Template = """
        Transform: AWS::Serverless-2016-10-31
        Description: A test.
        Parameters:
          Stage: { Type: String, Default: 1 }
          Secret: { Type: String, NoEcho: true }
        Resources:
          Bus:
            Type: AWS::Events::EventBus
            Properties: { Name: !Sub "${AWS::StackName}-bus" }
          Machine:
            Type: AWS::Serverless::StateMachine
            Properties:
              DefinitionUri: definitions/machine.asl.yaml
              DefinitionSubstitutions: { Bus: !Ref Bus, Arn: !GetAtt Bus.Arn }
        """;

    private const string Definition = """
        StartAt: Done
        States:
          Done: { Type: Succeed, Comment: "yes" }
        """;

    private readonly TemplatePackager packager = new();

    [Fact]
    public async Task Zip_WithADefinition_BecomesOneTemplate()
    {
        var packaged = await PackageZipAsync(("app/template.yaml", Template), ("app/definitions/machine.asl.yaml", Definition));
        Assert.True(packaged.IsOk, packaged.Error?.Message);
        var body = (DataObject)DataValue.Parse(packaged.Value.Body);
        var machine = body.GetObject("Resources")!.GetObject("Machine")!.GetObject("Properties")!;
        Assert.False(machine.Contains("DefinitionUri"));
        Assert.Equal("Done", machine.GetObject("Definition")!.GetString("StartAt"));
        Assert.Equal("""{"Bus":{"Ref":"Bus"},"Arn":{"Fn::GetAtt":["Bus","Arn"]}}""", machine["DefinitionSubstitutions"]!.ToJson());
        Assert.Equal("A test.", packaged.Value.Description);
        Assert.Equal([new("Stage", "String", "1", null, false), new TemplateParameter("Secret", "String", null, null, true)], packaged.Value.Parameters);
        Assert.Equal([new("Bus", "AWS::Events::EventBus"), new TemplateResource("Machine", "AWS::Serverless::StateMachine")], packaged.Value.Resources);
        Assert.True(packaged.Value.UsesTransform);
    }

    [Fact]
    public async Task Folder_OfABundledSample_Packages()
    {
        var packaged = await packager.FromPathAsync(Path.Combine(Repository(), "samples", "kyc"), TestContext.Current.CancellationToken);
        Assert.True(packaged.IsOk, packaged.Error?.Message);
        Assert.Contains("\"Definition\":{", packaged.Value.Body, StringComparison.Ordinal);
        Assert.Single(packaged.Value.Notes);
    }

    [Theory]
    [InlineData("../evil.yaml")]
    [InlineData("/etc/passwd")]
    [InlineData("definitions/../../evil.yaml")]
    public async Task DefinitionUri_OutOfTheFolder_IsRefused(string uri)
    {
        var packaged = await PackageZipAsync(("template.yaml", Template.Replace("definitions/machine.asl.yaml", uri, StringComparison.Ordinal)));
        Assert.Contains("leads out of", packaged.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../template.yaml")]
    [InlineData("/template.yaml")]
    [InlineData("a/../../template.yaml")]
    public async Task Zip_WithAnEntryThatLeadsOut_IsRefused(string entry)
    {
        var packaged = await PackageZipAsync((entry, Template));
        Assert.Contains("leads out of it", packaged.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zip_ThatUnfoldsToMuch_IsRefused()
    {
        var packaged = await PackageZipAsync(("template.yaml", new string(' ', 5 << 20)));
        Assert.Contains("larger than 4 MB", packaged.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_ThatIsTooBig_IsRefused()
    {
        var packaged = await packager.FromUploadAsync("template.yaml", new MemoryStream(new byte[11 << 20]), TestContext.Current.CancellationToken);
        Assert.Contains("larger than 10 MB", packaged.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [", "Line ")]
    [InlineData("Parameters: {}", "no Resources")]
    [InlineData("Resources: { A: { Properties: {} } }", "Resources/A has no Type")]
    [InlineData("Resources: { A: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: x.json } } }", "there is no file x.json")]
    public async Task Template_ThatIsWrong_SaysWhereAndWhy(string template, string message)
    {
        var packaged = await PackageAsync("template.yaml", Encoding.UTF8.GetBytes(template));
        Assert.Equal(AwsErrorKind.Invalid, packaged.Error!.Kind);
        Assert.Contains(message, packaged.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aliases_ThatUnfoldWithoutEnd_AreRefused()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 30; i++) bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        var packaged = await PackageAsync("template.yaml", Encoding.UTF8.GetBytes(bomb.ToString()));
        Assert.Contains("unfolds to more than", packaged.Error!.Message, StringComparison.Ordinal);
    }

    private Task<AwsResult<PackagedTemplate>> PackageAsync(string name, byte[] content) =>
        packager.FromUploadAsync(name, new MemoryStream(content), TestContext.Current.CancellationToken);

    private Task<AwsResult<PackagedTemplate>> PackageZipAsync(params (string Name, string Content)[] files)
    {
        var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return PackageAsync("app.zip", content.ToArray());
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Portal.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
