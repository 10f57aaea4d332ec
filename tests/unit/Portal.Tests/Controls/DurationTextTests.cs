using Portal.Components.Controls;
using Xunit;

namespace Portal.Tests.Controls;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData(-5, "<1 ms")]
    [InlineData(0.4, "<1 ms")]
    [InlineData(340, "340 ms")]
    [InlineData(999.9, "999 ms")]
    [InlineData(1720, "1.72 s")]
    [InlineData(9999, "9.99 s")]
    [InlineData(59_990, "59.9 s")]
    [InlineData(125_000, "2 min 05 s")]
    [InlineData(3_900_000, "1 h 05 min")]
    [InlineData(273_600_000, "3 d 4 h")]
    public void Of_Milliseconds_KeepsTheDigitsThatMatter(double milliseconds, string text) =>
        Assert.Equal(text, DurationText.Of(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void Of_Nothing_IsADash() => Assert.Equal("–", DurationText.Of(null));
}
