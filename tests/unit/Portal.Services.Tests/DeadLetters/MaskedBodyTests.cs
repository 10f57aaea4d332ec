using Portal.Services.DeadLetters;
using Xunit;

namespace Portal.Services.Tests.DeadLetters;

public sealed class MaskedBodyTests
{
    private static readonly string First = "AAAA" + new string('k', 200);
    private static readonly string Second = "AQ" + new string('z', 150) + "==";

    [Fact]
    public void Shown_HasNoToken_AndRestoresToTheOriginal()
    {
        var original = $$"""{"t":"{{First}}","a":1,"u":["{{Second}}","{{First}}"]}""";
        var body = MaskedBody.Of(original);
        Assert.DoesNotContain(First, body.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("zzzz", body.Shown, StringComparison.Ordinal);
        Assert.Equal(original, body.Restore(body.Shown));
        Assert.Equal(original.Replace("\"a\":1", "\"a\":2", StringComparison.Ordinal), body.Restore(body.Shown.Replace("\"a\":1", "\"a\":2", StringComparison.Ordinal)));
    }

    [Fact]
    public void Restore_TextWithoutTheMask_IsRefused() => Assert.Null(MaskedBody.Of($$"""{"t":"{{First}}"}""").Restore("""{"t":"x"}"""));

    [Fact]
    public void Body_WithoutATask_IsItself() => Assert.Equal("""{"a":2}""", MaskedBody.Of("""{"a":1}""").Restore("""{"a":2}"""));
}
