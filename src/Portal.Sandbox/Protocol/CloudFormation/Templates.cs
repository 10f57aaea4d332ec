using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Stacks;
using Portal.Sandbox.Stacks.Serverless;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Protocol.CloudFormation;

internal sealed class GetTemplate(StackDirectory stacks, ChangeSets sets) : CloudFormationOperation("GetTemplate")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var body = call.Input.GetString("ChangeSetName") is { } set
            ? sets.Require(call.Scope, set, call.Input.GetString("StackName")).Input.TemplateBody
            : stacks.Require(call.Scope, StackInputs.Required(call.Input, "StackName")).Input.TemplateBody;
        return new(new DataObjectBuilder
        {
            ["TemplateBody"] = call.Input.GetString("TemplateStage") == "Processed" ? ServerlessTransform.Apply(TemplateReader.Read(body)).ToIndentedJson() : body,
            ["StagesAvailable"] = StackShapes.List(["Original", "Processed"]),
        }.Build());
    }
}

internal sealed class ValidateTemplate() : CloudFormationOperation("ValidateTemplate")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var original = TemplateReader.Read(call.Input.GetString("TemplateBody"));
        var template = Template.Read(ServerlessTransform.Apply(original));
        DependencyOrder.Sort(template);
        return new(TemplateAnswers.Common(template, original)
            .Set("Parameters", StackShapes.List(template.Parameters.Select(p => StackShapes.Declaration(p).Build())))
            .Build());
    }
}

internal sealed class GetTemplateSummary(StackDirectory stacks) : CloudFormationOperation("GetTemplateSummary")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var body = call.Input.GetString("TemplateBody") ?? stacks.Require(call.Scope, StackInputs.Required(call.Input, "StackName")).Input.TemplateBody;
        var original = TemplateReader.Read(body);
        var template = Template.Read(ServerlessTransform.Apply(original));
        return new(TemplateAnswers.Common(template, original)
            .Set("Parameters", StackShapes.List(template.Parameters.Select(Parameter)))
            .Set("ResourceTypes", StackShapes.List(template.Resources.Select(r => r.Type).Distinct().Select(t => (DataValue)t)))
            .Set("Version", original.GetString("AWSTemplateFormatVersion") ?? "2010-09-09")
            .Build());
    }

    private static DataObject Parameter(ParameterDefinition parameter)
    {
        var allowed = parameter.AllowedValues is { } values ? new DataObjectBuilder { ["AllowedValues"] = StackShapes.List(values.Select(v => (DataValue)v)) }.Build() : DataObject.Empty;
        return StackShapes.Declaration(parameter).Set("ParameterType", parameter.Type).Set("ParameterConstraints", allowed).Build();
    }
}

/// <summary>What both operations say of a template.</summary>
internal static class TemplateAnswers
{
    public static DataObjectBuilder Common(Template template, DataObject original)
    {
        var (capabilities, reason) = StackCapabilities.Needed(template);
        var transforms = Template.Transforms(original);
        List<string> all = transforms.Count > 0 ? [.. capabilities, StackCapabilities.AutoExpand] : [.. capabilities];
        return new DataObjectBuilder
        {
            ["Description"] = StackRows.Text(template.Description),
            ["Capabilities"] = all.Count > 0 ? StackShapes.List(all.Select(c => (DataValue)c)) : null,
            ["CapabilitiesReason"] = StackRows.Text(reason),
            ["DeclaredTransforms"] = transforms.Count > 0 ? StackShapes.List(transforms.Select(t => (DataValue)t)) : null,
        };
    }
}
