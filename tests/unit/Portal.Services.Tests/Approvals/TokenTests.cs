using Portal.Languages.Data;
using Portal.Services.Approvals.Tokens;
using Xunit;

namespace Portal.Services.Tests.Approvals;

public sealed class TokenTests
{
    private static readonly string Token = ApprovalFixture.Token;

    [Theory]
    [InlineData("""{"Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"QueueUrl":"q","MessageBody":{"t.$":"$$.Task.Token"}}}""", """{"QueueUrl":"q","MessageBody":{"t":"T"}}""")]
    [InlineData("""{"Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","Arguments":{"Payload":{"list":[1,"{% $states.context.Task.Token %}"]}}}""", """{"Payload":{"list":[1,"T"]}}""")]
    [InlineData("""{"Resource":"arn:aws:states:::sns:publish.waitForTaskToken","Parameters":{"Message":{"ctx.$":"$$"}}}""", """{"Message":{"ctx":{"Task":{"Token":"T"}}}}""")]
    [InlineData("""{"Resource":"arn:aws:states:::aws-sdk:sfn:x.waitForTaskToken","Parameters":{"A":{"task.$":"$$.Task"}}}""", """{"A":{"task":{"Token":"T"}}}""")]
    public void Places_AreReadFromTheDefinition(string state, string payload)
    {
        var definition = new DataObjectBuilder { ["States"] = new DataObjectBuilder { ["Ask"] = DataValue.Parse(state) }.Build() }.Build();
        var found = Assert.Single(TokenPlaces.Read(definition)).FindIn(DataValue.Parse(payload));
        Assert.Equal("T", found?.Reveal());
    }

    [Fact]
    public void Places_WithinParallelAndMap_AreFound()
    {
        var definition = (DataObject)DataValue.Parse("""
            {"States":{"P":{"Type":"Parallel","Branches":[{"States":{"M":{"Type":"Map","ItemProcessor":{"States":{"W":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"T.$":"$$.Task.Token"}}}}}}}]}}}
            """);
        Assert.Equal("W", Assert.Single(TokenPlaces.Read(definition)).Name);
    }

    [Theory]
    [InlineData("""{"m.$":"States.Format('token {}', $$.Task.Token)"}""", true)]
    [InlineData("""{"m":"hello"}""", false)]
    public void Place_ThatCannotBeRead_SaysWhy(string parameters, bool transformed)
    {
        var definition = (DataObject)DataValue.Parse("""{"States":{"W":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":PARAMS}}}""".Replace("PARAMS", parameters, StringComparison.Ordinal));
        var state = Assert.Single(TokenPlaces.Read(definition));
        Assert.Equal((transformed, 0), (state.IsTransformed, state.Places.Count));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("https://approve.example.com/?t={0}&x=1")]
    [InlineData("{{\"Detail\":\"{{\\\"token\\\":\\\"{0}\\\"}}\"}}")]
    public void Mask_TakesATokenOutOfAnyText(string format)
    {
        foreach (var form in new[] { Token, Uri.EscapeDataString(Token), Token.Replace("+", "\\u002B", StringComparison.Ordinal).Replace("=", "\\u003d", StringComparison.Ordinal) })
        {
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, form);
            var masked = TokenMask.Text(text);
            Assert.DoesNotContain("CANARY", masked, StringComparison.Ordinal);
            Assert.DoesNotContain("ZZZ", masked, StringComparison.Ordinal);
            Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, TokenMask.Mask), masked);
        }
    }

    [Theory]
    [InlineData("An ordinary sentence that is long enough to be looked at, with words and spaces, and no token in it at all, really none.")]
    [InlineData("arn:aws:states:eu-central-1:000000000000:execution:AVeryLongStateMachineNameThatGoesOnAndOn:11111111-2222-3333-4444-555555555555")]
    public void Mask_LeavesOtherTextsAlone(string text) => Assert.Same(text, TokenMask.Text(text));

    [Fact]
    public void Token_Printed_IsMasked() => Assert.Equal(TokenMask.Mask, $"{new TaskToken(Token)}");
}
