using System.Text;
using Portal.Languages.EventPatterns;
using Portal.Languages.EventPatterns.Parsing;
using Xunit;

namespace Portal.Languages.Tests.EventPatterns;

/// <summary>Counts as https://github.com/aws/event-ruler describes them: the beginnings of wildcards that one value fits.</summary>
public sealed class WildcardComplexityTests
{
    [Theory]
    [InlineData("*", 1)]
    [InlineData("abc", 1)]
    [InlineData("*ab", 2)]
    [InlineData("*aa", 3)]
    [InlineData("aa*", 2)]
    [InlineData("a*bcb", 3)]
    [InlineData("a*bbb", 4)]
    [InlineData("*ab*ad", 4)]
    [InlineData("*aba*", 4)]
    [InlineData("a*b*bb", 5)]
    [InlineData("a*b*cb", 4)]
    [InlineData("a*b*cd", 3)]
    [InlineData("ab*b*", 3)]
    [InlineData("*ab*b*b*", 7)]
    [InlineData("*a*a*a*a*a*a*a*a*", 17)]
    [InlineData("* ab*c", 3)]
    [InlineData("ab*c x*xx", 3)]
    [InlineData("*abc *abcde", 4)]
    [InlineData("a*bc a*bcde", 4)]
    [InlineData("a*aaa aa*aa", 7)]
    [InlineData("a*aaa aaa*a", 6)]
    [InlineData("a*aa aaa*", 5)]
    [InlineData("abc* abcde*", 3)]
    [InlineData("ab*cd ab*wx ab*yz", 6)]
    public void Compute_PlainWildcards_CountsBeginnings(string wildcards, int wanted)
    {
        var complexity = new WildcardComplexity();
        foreach (var wildcard in wildcards.Split(' ')) complexity.Add([Parts(wildcard)], isList: false);
        Assert.Equal(wanted, complexity.Compute());
    }

    [Fact]
    public void Compute_OneAnythingBut_CountsEqualBeginningsOnce()
    {
        string[] texts = ["\"*kiwi*\"", "\"*BASE_QuxB*\"", "\"*Delta*\"", "\"*a/example-lake-abc98765432*\""];
        var list = new WildcardComplexity();
        list.Add([.. texts.Select(Parts)], isList: true);
        Assert.Equal(7, list.Compute());
        var plain = new WildcardComplexity();
        foreach (var text in texts) plain.Add([Parts(text)], isList: false);
        Assert.Equal(12, plain.Compute());
    }

    [Theory]
    [InlineData("*:*:*:*:*:event-bus/*", false)]
    [InlineData("arn:aws:events:us-east-1:*:event-bus/*", true)]
    [InlineData("/Users/*/dir/dir/dir/dir/dir/doc.txt", true)]
    [InlineData("*a*a*a*a*a", true)]
    [InlineData("*a*a*a*a*a*", false)]
    public void Parse_Wildcard_RefusesAboveTen(string wildcard, bool valid) =>
        Assert.Equal(valid, EventPattern.Parse($$"""{"a":[{"wildcard":"{{wildcard}}"}]}""").IsValid);

    private static IReadOnlyList<byte[]> Parts(string wildcard) => [.. wildcard.Split('*').Select(Encoding.UTF8.GetBytes)];
}
