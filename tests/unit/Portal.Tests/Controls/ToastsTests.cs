using Microsoft.Extensions.Time.Testing;
using Portal.Components.Controls;
using Xunit;

namespace Portal.Tests.Controls;

public sealed class ToastsTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Ok_AfterItsLifetime_IsGone()
    {
        using var toasts = new Toasts(time);
        toasts.Ok("Started");
        time.Advance(Toasts.Lifetime);
        Assert.Empty(toasts.Shown);
    }

    [Fact]
    public void Bad_AfterAnyTime_StaysUntilItIsClosed()
    {
        using var toasts = new Toasts(time);
        toasts.Bad("Refused");
        time.Advance(TimeSpan.FromHours(1));
        var toast = Assert.Single(toasts.Shown);
        toasts.Close(toast);
        Assert.Empty(toasts.Shown);
    }

    [Fact]
    public void Show_MoreThanFit_DropsTheOldest()
    {
        using var toasts = new Toasts(time);
        for (var i = 0; i < Toasts.MostAtOnce + 1; i++) toasts.Ok($"{i}");
        Assert.Equal(["1", "2", "3", "4"], toasts.Shown.Select(t => t.Title));
    }
}
