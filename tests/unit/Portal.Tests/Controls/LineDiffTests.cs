using Portal.Components.Controls.Text;
using Xunit;

namespace Portal.Tests.Controls;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("a\nb\nc", "a\nx\nc", " a -b +x  c")]
    [InlineData("", "a", "+a ")]
    [InlineData("a", "", "-a ")]
    [InlineData("a\nb", "a\nb", " a  b")]
    [InlineData("a\nb\nc\nd", "b\nc\nd\ne", "-a  b  c  d +e ")]
    public void Of_TwoTexts_GivesTheShortestWay(string before, string after, string expected) =>
        Assert.Equal(expected.Trim(), string.Join(' ', LineDiff.Of(before, after).Select(l => (l.IsSame ? " " : l.Before is null ? "+" : "-") + l.Text)).Trim());

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Of_AnyTexts_RebuildsBoth(int seed)
    {
        var random = new Random(seed);
        var (before, after) = (Text(random), Text(random));
        var lines = LineDiff.Of(before, after);
        Assert.Equal(before, string.Join('\n', lines.Where(l => l.Before is not null).Select(l => l.Text)));
        Assert.Equal(after, string.Join('\n', lines.Where(l => l.After is not null).Select(l => l.Text)));
        Assert.Equal(Enumerable.Range(1, lines.Count(l => l.Before is not null)), lines.Where(l => l.Before is not null).Select(l => l.Before!.Value));
        Assert.Equal(Enumerable.Range(1, lines.Count(l => l.After is not null)), lines.Where(l => l.After is not null).Select(l => l.After!.Value));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 60)];

    private static string Text(Random random) => string.Join('\n', Enumerable.Range(0, random.Next(1, 14)).Select(_ => "abc"[random.Next(3)]));

    [Fact]
    public void Hunks_LongTexts_KeepAFewLinesAroundEachChange()
    {
        var before = string.Join('\n', Enumerable.Range(1, 100));
        var hunks = LineDiff.Hunks(LineDiff.Of(before, before.Replace("\n50\n", "\nfifty\n", StringComparison.Ordinal)));
        var hunk = Assert.Single(hunks);
        Assert.Equal((46, 8), (hunk.Skipped, hunk.Lines.Count));
    }
}
