using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks.Serverless;

/// <summary>Turns a SAM template into a CloudFormation template: each serverless resource becomes the plain ones it stands for.</summary>
/// <remarks>https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html</remarks>
internal static class ServerlessTransform
{
    public const string Name = "AWS::Serverless-2016-10-31";
    public const string LanguageExtensions = "AWS::LanguageExtensions";

    private static readonly Dictionary<string, Action<ServerlessResource, GeneratedResources>> Types = new(StringComparer.Ordinal)
    {
        ["AWS::Serverless::StateMachine"] = ServerlessStateMachine.Expand,
        ["AWS::Serverless::Function"] = ServerlessFunction.Expand,
        ["AWS::Serverless::SimpleTable"] = static (r, to) => to.Add(r.LogicalId, "AWS::DynamoDB::Table", r.Properties, r.Data),
        ["AWS::Serverless::Api"] = static (r, to) => to.Add(r.LogicalId, "AWS::ApiGateway::RestApi", r.Properties, r.Data),
        ["AWS::Serverless::HttpApi"] = static (r, to) => to.Add(r.LogicalId, "AWS::ApiGatewayV2::Api", r.Properties, r.Data),
        ["AWS::Serverless::LayerVersion"] = static (r, to) => to.Add(r.LogicalId, "AWS::Lambda::LayerVersion", r.Properties, r.Data),
        ["AWS::Serverless::Application"] = static (r, to) => to.Add(r.LogicalId, "AWS::CloudFormation::Stack", r.Properties, r.Data),
    };

    /// <summary>Applies the transforms that a template names; a template without any comes back as it is.</summary>
    /// <exception cref="AwsFault">A transform is unknown, or a serverless resource is described wrongly.</exception>
    public static DataObject Apply(DataObject template)
    {
        var transforms = Template.Transforms(template);
        if (transforms.FirstOrDefault(t => t is not (Name or LanguageExtensions)) is { } unknown)
            throw StackFaults.Invalid($"No transform named {unknown} found. The sandbox has {Name} and {LanguageExtensions}.");
        if (!transforms.Contains(Name)) return template.Without("Transform");
        var errors = new List<string>();
        var generated = new GeneratedResources();
        foreach (var (id, value) in template.GetObject("Resources") ?? DataObject.Empty)
        {
            if (value is not DataObject data || data.GetString("Type") is not { } type || !Types.TryGetValue(type, out var expand))
            {
                generated.Keep(id, value);
                continue;
            }

            try
            {
                expand(new ServerlessResource(id, Globals.Merge(template.GetObject("Globals"), type, data)), generated);
            }
            catch (FormatException e)
            {
                errors.Add($"Resource with id [{id}] is invalid. {e.Message}");
            }
        }

        if (errors.Count > 0)
            throw StackFaults.Invalid($"Transform {Name} failed with: Invalid Serverless Application Specification document. Number of errors found: {errors.Count}. {string.Join(" ", errors)}");
        return template.Without("Transform").Without("Globals").With("Resources", generated.Build());
    }
}

/// <summary>A serverless resource with the template's globals already in it.</summary>
internal sealed record ServerlessResource(string LogicalId, DataObject Data)
{
    public DataObject Properties { get; } = Data.GetObject("Properties") ?? DataObject.Empty;
}
