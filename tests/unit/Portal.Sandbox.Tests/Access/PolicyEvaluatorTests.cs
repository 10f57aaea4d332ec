using Portal.Sandbox.Access;
using Xunit;

namespace Portal.Sandbox.Tests.Access;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html</summary>
public sealed class PolicyEvaluatorTests
{
    private const string Ours = "111111111111";
    private const string Theirs = "222222222222";
    private const string Bus = "arn:aws:events:us-east-1:111111111111:event-bus/orders";
    private const string Queue = "arn:aws:sqs:us-east-1:111111111111:orders";
    private const string Rule = "arn:aws:events:us-east-1:111111111111:rule/orders/all";

    private static readonly Principal Role = Principal.Role(Ours, "arn:aws:iam::111111111111:role/worker");
    private static readonly Principal Events = Principal.Service(Ours, "events.amazonaws.com");

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"events:PutEvents","Resource":"arn:aws:events:us-east-1:111111111111:event-bus/orders"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"EVENTS:putevents","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":["sqs:*","events:Put*"],"Resource":"arn:aws:events:*:*:event-bus/ord?rs"}""", true)]
    [InlineData("""{"Effect":"Allow","NotAction":"sqs:*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"events:PutRule","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"events:PutEvents","Resource":"arn:aws:events:us-east-1:111111111111:event-bus/other"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"events:PutEvents","NotResource":"arn:aws:events:us-east-1:111111111111:event-bus/orders"}""", false)]
    public void Evaluate_OneStatementOfTheRole(string statement, bool allowed) =>
        Assert.Equal(allowed, PolicyEvaluator.Evaluate(Request(Role, "events:PutEvents", Bus), [Policy(statement)], null, Ours).Allowed);

    [Fact]
    public void Evaluate_DenyBesideAllow_DenyWins()
    {
        var verdict = PolicyEvaluator.Evaluate(Request(Role, "events:PutEvents", Bus),
            [Policy("""{"Effect":"Allow","Action":"*","Resource":"*"}"""), Policy("""{"Effect":"Deny","Action":"events:*","Resource":"*"}""")], null, Ours);
        Assert.False(verdict.Allowed);
        Assert.Null(verdict.MissingStatement);
    }

    [Fact]
    public void Evaluate_NothingAllows_NamesTheStatementThatWould()
    {
        var verdict = PolicyEvaluator.Evaluate(Request(Role, "events:PutEvents", Bus), [], null, Ours);
        Assert.False(verdict.Allowed);
        Assert.Contains("no identity-based policy allows it", verdict.Reason, StringComparison.Ordinal);
        Assert.True(PolicyEvaluator.Evaluate(Request(Role, "events:PutEvents", Bus), [Policy(verdict.MissingStatement!)], null, Ours).Allowed);
    }

    [Fact]
    public void Evaluate_AcrossAccounts_BothMustAllow()
    {
        var stranger = Principal.Role(Theirs, "arn:aws:iam::222222222222:role/sender");
        var request = Request(stranger, "events:PutEvents", Bus);
        var identity = Policy("""{"Effect":"Allow","Action":"events:PutEvents","Resource":"*"}""");
        var resource = Policy($$$"""{"Effect":"Allow","Principal":{"AWS":"{{{Theirs}}}"},"Action":"events:PutEvents","Resource":"{{{Bus}}}"}""");
        Assert.False(PolicyEvaluator.Evaluate(request, [identity], null, Ours).Allowed);
        Assert.False(PolicyEvaluator.Evaluate(request, [], resource, Ours).Allowed);
        Assert.True(PolicyEvaluator.Evaluate(request, [identity], resource, Ours).Allowed);
    }

    [Fact]
    public void Evaluate_ServicePrincipal_NeedsTheResourcesPolicy()
    {
        var request = Request(Events, "sqs:SendMessage", Queue, ("aws:SourceArn", Rule));
        var verdict = PolicyEvaluator.Evaluate(request, null, null, Ours);
        Assert.False(verdict.Allowed);
        Assert.Contains(Rule, verdict.MissingStatement, StringComparison.Ordinal);
        Assert.True(PolicyEvaluator.Evaluate(request, null, Policy(verdict.MissingStatement!), Ours).Allowed);
        Assert.False(PolicyEvaluator.Evaluate(Request(Events, "sqs:SendMessage", Queue, ("aws:SourceArn", Rule + "-other")), null, Policy(verdict.MissingStatement!), Ours).Allowed);
    }

    [Fact]
    public void Evaluate_AccountsOwnKeys_MayDoEverythingAtHome()
    {
        Assert.True(PolicyEvaluator.Evaluate(Request(Principal.Account(Ours), "events:PutEvents", Bus), null, null, Ours).Allowed);
        Assert.False(PolicyEvaluator.Evaluate(Request(Principal.Account(Theirs), "events:PutEvents", Bus), null, null, Ours).Allowed);
    }

    [Theory]
    [InlineData("""{"StringEquals":{"events:source":["a","b"]}}""", true)]
    [InlineData("""{"StringEquals":{"events:source":"x"}}""", false)]
    [InlineData("""{"StringNotEquals":{"events:source":"x"}}""", true)]
    [InlineData("""{"StringLike":{"events:detail-type":"Order *"}}""", true)]
    [InlineData("""{"ArnLike":{"aws:SourceArn":"arn:aws:events:*:111111111111:rule/*"}}""", true)]
    [InlineData("""{"ArnLike":{"aws:SourceArn":"arn:aws:*:rule/*"}}""", false)]
    [InlineData("""{"Null":{"aws:SourceAccount":"true"}}""", true)]
    [InlineData("""{"Null":{"aws:SourceArn":true}}""", false)]
    [InlineData("""{"StringEqualsIfExists":{"aws:SourceAccount":"333333333333"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:SourceAccount":"333333333333"}}""", false)]
    [InlineData("""{"Bool":{"aws:SecureTransport":true}}""", true)]
    [InlineData("""{"NumericLessThan":{"test:count":"11"}}""", true)]
    [InlineData("""{"DateGreaterThan":{"test:at":"2026-01-01T00:00:00Z"}}""", true)]
    [InlineData("""{"IpAddress":{"test:ip":"10.0.0.0/8"}}""", true)]
    [InlineData("""{"NotIpAddress":{"test:ip":"10.0.0.0/8"}}""", false)]
    [InlineData("""{"ForAllValues:StringEquals":{"events:source":["a","c"]}}""", true)]
    [InlineData("""{"StringEquals":{"AWS:sourcearn":"arn:aws:events:us-east-1:111111111111:rule/orders/all"}}""", true)]
    public void Evaluate_Conditions(string condition, bool allowed)
    {
        var request = Request(Role, "events:PutEvents", Bus,
            ("events:source", "a"), ("events:detail-type", "Order received"), ("aws:SourceArn", Rule), ("aws:SecureTransport", "true"),
            ("test:count", "10"), ("test:at", "2026-06-01T00:00:00Z"), ("test:ip", "10.1.2.3"));
        var policy = Policy($$$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{{condition}}}}""");
        Assert.Equal(allowed, PolicyEvaluator.Evaluate(request, [policy], null, Ours).Allowed);
    }

    [Fact]
    public void Parse_EveryProblemIsTold()
    {
        Assert.Null(PolicyDocument.Parse(
            """{"Version":"2020","Statement":[{"Effect":"Maybe","Action":3},{"Effect":"Allow","Action":"a:b","Principal":7,"Condition":{"Sounds":{}}},5]}""", out var problems));
        Assert.Equal(
            ["/Version", "/Statement/0/Effect", "/Statement/0/Action", "/Statement/1/Principal", "/Statement/1/Condition/Sounds", "/Statement/2"],
            problems.Select(p => p.Path));
    }

    [Fact]
    public void Matches_ManyStars_StaysCheap() => Assert.False(WildcardText.Matches(string.Concat(Enumerable.Repeat("*a", 200)) + "b", new string('a', 20_000)));

    private static AccessRequest Request(Principal principal, string action, string resource, params (string Key, string Value)[] context) =>
        new(principal, action, resource, context.ToDictionary(c => c.Key, c => (IReadOnlyList<string>)[c.Value], StringComparer.OrdinalIgnoreCase));

    private static PolicyDocument Policy(string statement)
    {
        var policy = PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""", out var problems);
        Assert.Empty(problems);
        return policy!;
    }
}
