using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Stacks;
using Portal.Sandbox.Stacks.Serverless;
using Portal.Sandbox.Stacks.Templates;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Stacks;

/// <summary>
/// Templates without deployment. A case has "yaml" (or "json") and either "properties" of its resource X with the functions
/// applied, "order" of the logical ids, "expands" (resources that a transform makes), or "error".
/// </summary>
public sealed class TemplateCaseTests
{
    public static TheoryData<string> Names => [.. Cases.Keys];

    private static Dictionary<string, DataObject> Cases { get; } = Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "Stacks/Templates/Cases"), "*.json")
        .SelectMany(f => ((DataObject)DataValue.Parse(File.ReadAllBytes(f))).GetArray("cases")!.Cast<DataObject>())
        .ToDictionary(c => c.GetString("name")!, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_Template_IsAsDocumented(string name)
    {
        var item = Cases[name];
        var body = item["yaml"] is DataArray lines ? string.Join('\n', lines.Cast<DataString>().Select(l => l.Value)) : item["template"]!.ToJson();
        if (item.GetString("error") is { } error)
        {
            var fault = Assert.Throws<AwsFault>(() => Plan(item, body).Form(NewStack(body)));
            Assert.Equal("ValidationError", fault.Code);
            Assert.Equal(error, fault.Message);
            return;
        }

        if (item["expands"] is DataObject expected)
        {
            AssertFields(expected, ServerlessTransform.Apply(TemplateReader.Read(body)).GetObject("Resources")!);
            return;
        }

        var plan = Plan(item, body);
        if (item["order"] is { } order) Assert.Equal(order, new DataArray([.. plan.Order.Select(r => (DataValue)r.LogicalId)]));
        if (item["properties"] is not { } properties) return;
        var form = (DataObject)plan.Form(NewStack(body))["Resources/X"];
        Assert.Equal(properties.ToJson(), form["Properties"]!.ToJson());
    }

    private static StackPlan Plan(DataObject item, string body)
    {
        var given = (item.GetObject("parameters") ?? DataObject.Empty).ToDictionary(p => p.Key, p => (string?)((DataString)p.Value).Value);
        var template = StackPlan.ReadTemplate(body);
        var values = ParameterValues.Resolve(template.Parameters, given, new Dictionary<string, string>());
        return StackPlan.Read(new StackInput { TemplateBody = body, Parameters = values });
    }

    private static Stack NewStack(string body) => new()
    {
        Id = "arn:aws:cloudformation:eu-west-1:123456789012:stack/s/1",
        Name = "s",
        Scope = PartialSandbox.Scope,
        Status = StackStatus.CreateInProgress,
        Input = new StackInput { TemplateBody = body },
        CreatedMilliseconds = 0,
    };

    /// <summary>Every field that is expected is there; "absent" fields are not.</summary>
    private static void AssertFields(DataObject expected, DataObject actual)
    {
        foreach (var (name, value) in expected)
        {
            if (value is DataNull) Assert.False(actual.Contains(name), $"{name} should not be in {actual}");
            else if (value is DataObject fields && actual[name] is DataObject inner) AssertFields(fields, inner);
            else Assert.Equal(value.ToJson(), actual[name]?.ToJson());
        }
    }
}
