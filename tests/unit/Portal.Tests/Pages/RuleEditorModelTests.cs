using Portal.Components.Pages.Rule;
using Portal.Services.Rules.Editing;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class RuleEditorModelTests
{
    [Fact]
    public void Begin_PatternLaidOutForReading_IsNoChange()
    {
        var model = new RuleEditorModel();
        model.Begin(StubRules.Rule("orders"));
        Assert.Contains("\n", model.Draft.EventPattern, StringComparison.Ordinal);
        Assert.False(model.IsChanged);
        Assert.Equal(model.Before, model.After);
    }

    [Fact]
    public void Begin_FromAnEvent_AsksForItsSourceAndType()
    {
        var model = new RuleEditorModel();
        model.Begin("shop", """{"source":"shop","detail-type":"Placed","detail":{"a":1}}""");
        Assert.Equal(["source", "detail-type"], ((Portal.Languages.Data.DataObject)Portal.Languages.Data.DataValue.Parse(model.Draft.EventPattern!)).Names);
    }

    [Fact]
    public void Change_PatternThatIsWrong_IsMarkedAtItsLine()
    {
        var model = new RuleEditorModel();
        model.Begin(StubRules.Rule("orders"));
        model.Change(d => d with { EventPattern = "{\n  \"source\": \"x\"\n}" });
        Assert.Equal(2, Assert.Single(model.Marks).Line);
        Assert.True(model.HasErrors);
    }

    [Fact]
    public void Change_OneTarget_IsNamedAmongTheChanges()
    {
        var model = new RuleEditorModel();
        model.Begin(StubRules.Rule("orders"));
        model.ChangeTarget(0, model.Draft.Targets[0] with { InputPath = "$.detail" });
        model.AddTarget();
        Assert.Equal(["Targets.queue", "Targets.target-1"], model.Changes);
        model.RemoveTarget(1);
        Assert.Equal(["Targets.queue"], model.Changes);
    }

    [Fact]
    public void TakeLoops_AddsWarnings_OnceEach()
    {
        var model = new RuleEditorModel();
        model.Begin(StubRules.Rule("orders"));
        var loop = new RuleFinding(FindingLevel.Warning, "Targets.queue", "Loop.");
        model.TakeLoops([.. RuleChecks.Check(model.Draft), loop]);
        model.TakeLoops([.. RuleChecks.Check(model.Draft), loop]);
        Assert.Single(model.Findings, f => f.Message == "Loop.");
    }
}
