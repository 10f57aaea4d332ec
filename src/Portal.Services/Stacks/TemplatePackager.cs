using System.Text;
using Portal.Languages.Data;
using Portal.Services.Aws;

namespace Portal.Services.Stacks;

/// <remarks>
/// SAM's and CloudFormation's own packaging uploads definition files to S3. Ours writes them into the template, where
/// DefinitionSubstitutions apply to them all the same:
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html
/// </remarks>
internal sealed class TemplatePackager : ITemplatePackager
{
    private const int LargestUpload = 10 << 20;

    /// <summary>Where resources name local definition files, and what takes their place.</summary>
    private static readonly Dictionary<string, string> DefinitionFields = new(StringComparer.Ordinal)
    {
        ["AWS::Serverless::StateMachine"] = "DefinitionUri",
        ["AWS::StepFunctions::StateMachine"] = "DefinitionS3Location",
    };

    /// <summary>Local code would have to go to S3: these stay as they are, with a note.</summary>
    private static readonly Dictionary<string, string> CodeFields = new(StringComparer.Ordinal)
    {
        ["AWS::Serverless::Function"] = "CodeUri",
        ["AWS::Lambda::Function"] = "Code",
        ["AWS::Serverless::LayerVersion"] = "ContentUri",
        ["AWS::Serverless::Application"] = "Location",
        ["AWS::CloudFormation::Stack"] = "TemplateURL",
    };

    public Task<AwsResult<PackagedTemplate>> FromPathAsync(string path, CancellationToken cancellationToken) => RefusingAsync(async () =>
    {
        if (Directory.Exists(path)) return await PackageAsync(new TemplateFiles.Folder(path, null), cancellationToken);
        if (!File.Exists(path)) return AwsError.NotFound($"There is no file or folder {path}.");
        if (!IsZip(path)) return await PackageAsync(new TemplateFiles.Folder(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path)), cancellationToken);
        return await PackageAsync(new TemplateFiles.Zip(File.OpenRead(path)), cancellationToken);
    });

    public Task<AwsResult<PackagedTemplate>> FromUploadAsync(string fileName, Stream content, CancellationToken cancellationToken) => RefusingAsync(async () =>
    {
        if (await BoundedRead.AllAsync(content, LargestUpload, cancellationToken) is not { } bytes) return AwsError.Invalid($"{fileName} is larger than {LargestUpload >> 20} MB.");
        return await PackageAsync(IsZip(fileName) ? new TemplateFiles.Zip(new MemoryStream(bytes)) : new TemplateFiles.Single(fileName, bytes), cancellationToken);
    });

    private static async Task<AwsResult<PackagedTemplate>> PackageAsync(TemplateFiles source, CancellationToken cancellationToken)
    {
        using var files = source;
        if (files.TemplatePath is not { } path) return AwsError.NotFound("There is no template.yaml, template.yml or template.json.");
        if (await files.ReadAsync(path, cancellationToken) is not { } bytes) return AwsError.NotFound($"There is no file {path}.");
        if (Read(path, bytes) is not DataObject template || template.GetObject("Resources") is not { } resources) return AwsError.Invalid($"{path} is no template: it has no Resources.");

        var notes = new List<string>();
        var packaged = new DataObjectBuilder(resources.Count);
        foreach (var (id, value) in resources)
        {
            if (value is not DataObject resource || resource.GetString("Type") is null) return AwsError.Invalid($"Resources/{id} has no Type.");
            packaged.Set(id, await PackageAsync(files, id, resource, notes, cancellationToken));
        }

        return TemplateReader.Describe(template.With("Resources", packaged.Build()), notes);
    }

    private static async Task<DataObject> PackageAsync(TemplateFiles files, string id, DataObject resource, List<string> notes, CancellationToken cancellationToken)
    {
        var type = resource.GetString("Type")!;
        if (resource.GetObject("Properties") is not { } properties) return resource;
        if (CodeFields.TryGetValue(type, out var code) && properties.GetString(code) is { } local && !IsRemote(local))
            notes.Add($"{id}: {code} {local} is a local path and stays one: upload it to S3 (for example with sam package) for AWS to take it.");
        if (!DefinitionFields.TryGetValue(type, out var field) || properties.GetString(field) is not { } uri || IsRemote(uri)) return resource;

        var path = files.Resolve(uri);
        var bytes = await files.ReadAsync(path, cancellationToken) ?? throw new FormatException($"Resources/{id}: there is no file {uri}. Give the whole folder, as it is or zipped.");
        if (Read(path, bytes) is not DataObject definition) throw new FormatException($"{path} is no state machine definition.");
        notes.Add($"{id}: the definition {path} was written into the template.");
        return resource.With("Properties", properties.Without(field).With("Definition", definition));
    }

    private static DataValue Read(string path, byte[] bytes)
    {
        try
        {
            return YamlReader.Read(new UTF8Encoding(false, true).GetString(bytes).TrimStart('\uFEFF'));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>What is wrong with somebody's files is an answer, not an accident.</summary>
    private static async Task<AwsResult<PackagedTemplate>> RefusingAsync(Func<Task<AwsResult<PackagedTemplate>>> package)
    {
        try
        {
            return await package();
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return AwsError.Invalid(e.Message);
        }
    }

    private static bool IsZip(string name) => name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
    private static bool IsRemote(string uri) => uri.StartsWith("s3://", StringComparison.Ordinal) || uri.StartsWith("https://", StringComparison.Ordinal) || uri.StartsWith("arn:", StringComparison.Ordinal);
}
