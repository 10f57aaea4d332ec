using Portal.Languages.Data;
using Portal.Languages.InputTransformers;
using Xunit;

namespace Portal.Languages.Tests.InputTransformers;

public sealed class TargetInputTests
{
    private const string File = "target-inputs.json";

    private static readonly DataObject Event = (DataObject)DataValue.Parse(
        """
        {"version":"0","id":"e1","detail-type":"Order placed","source":"shop","account":"111122223333","time":"2026-01-02T03:04:05Z",
         "region":"us-east-1","resources":["arn:a","arn:b"],
         "detail":{"order":{"id":"o-17","items":[1,2]},"tags":["new","eu"],"paid":true,"total":12.50,"nil":null,"quote":"\"no\""}}
        """);

    private static readonly TransformContext Context =
        new(Event, "arn:aws:events:us-east-1:111122223333:rule/orders", "orders", new DateTimeOffset(2026, 1, 2, 3, 4, 6, TimeSpan.Zero));

    public static TheoryData<string> Cases => CaseFile.Names(File);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Parse_AndRender_DoAsTheCaseSays(string name)
    {
        var wanted = CaseFile.Case(File, name);
        var input = TargetInput.Parse(wanted.GetObject("target")!, out var problems);
        Assert.Equal(wanted.GetString("error"), problems.Count == 0 ? null : problems[0].Message);
        if (input is null) return;
        var rendered = input.Render(Context);
        Assert.Equal(wanted.GetBoolean("failure") ?? false, rendered.Payload is null);
        Assert.Equal(rendered.Payload is null, rendered.Failure is not null);
        if (wanted.GetString("payload") is { } text) Assert.Equal(text, rendered.Payload);
        if (wanted["payloadJson"] is { } json) Assert.Equal(WithEvent(json), DataValue.Parse(rendered.Payload!));
        Assert.Equal(wanted.GetArray("missing")?.Select(m => ((DataString)m).Value) ?? [], rendered.Missing);
    }

    [Fact]
    public void Parse_SeveralMistakes_NamesAll()
    {
        var paths = new Dictionary<string, string> { ["AWS.a"] = "$.a", ["b"] = "b" };
        Assert.Null(InputTransformer.Parse("t", paths, "\"<c> <d>", out var problems));
        Assert.Equal(5, problems.Count);
    }

    [Fact]
    public void Placeholders_OneUsedTwice_IsNamedOnce()
    {
        var transformer = InputTransformer.Parse("t", new Dictionary<string, string> { ["a"] = "$.a" }, "\"<a> <aws.events.rule-name> <a>\"", out _);
        Assert.Equal(["a", "aws.events.rule-name"], transformer!.Placeholders);
    }

    private static DataValue WithEvent(DataValue wanted) => wanted switch
    {
        DataString { Value: "EVENT" } => Event,
        DataObject o when o.GetString("all") == "EVENT" => o.With("all", Event),
        _ => wanted,
    };
}
