using Portal.Components.Controls;
using Xunit;

namespace Portal.Tests.Controls;

public sealed class RateChartModelTests
{
    [Fact]
    public void Of_TwoSeries_StacksThemFromTheBottom()
    {
        var model = RateChartModel.Of([new("a", [3, 0]), new("b", [1, 4])]);
        Assert.Equal(4, model.Top);
        Assert.Equal(3, model.Bars.Count);
        Assert.Equal(25, model.Bars[0].Y, 6);
        Assert.Equal(0, model.Bars[1].Y, 6);
        Assert.Equal(100, model.Bars[2].Height, 6);
    }

    [Fact]
    public void Of_SeriesOfDifferentLength_TakesMissingAsNone() => Assert.Equal(2, RateChartModel.Of([new("a", [1]), new("b", [0, 1])]).Bars.Count);

    [Fact]
    public void Of_Nothing_IsEmpty() => Assert.Empty(RateChartModel.Of([]).Bars);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 4)]
    [InlineData(7, 10)]
    [InlineData(11, 20)]
    [InlineData(100, 100)]
    [InlineData(401, 600)]
    public void RoundUp_Value_HasAWholeHalf(long value, long top) => Assert.Equal(top, RateChartModel.RoundUp(value));
}
