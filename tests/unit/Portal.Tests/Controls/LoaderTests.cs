using Portal.Components.Controls;
using Portal.Services.Aws;
using Xunit;

namespace Portal.Tests.Controls;

public sealed class LoaderTests
{
    private static readonly AwsError Throttled = new(AwsErrorKind.Throttled, "ThrottlingException", "Rate exceeded");

    [Fact]
    public async Task LoadAsync_SecondFetchFails_KeepsTheValueAndSaysSo()
    {
        using var loader = new Loader<string>();
        await loader.LoadAsync(_ => Task.FromResult<AwsResult<string>>("one"), TestContext.Current.CancellationToken);
        await loader.LoadAsync(_ => Task.FromResult<AwsResult<string>>(Throttled), TestContext.Current.CancellationToken);
        Assert.Equal("one", loader.Value);
        Assert.True(loader.IsStale);
        Assert.Same(Throttled, loader.Error);
    }

    [Fact]
    public async Task LoadAsync_NewerFetch_DropsTheOlderAnswer()
    {
        using var loader = new Loader<string>();
        var slow = new TaskCompletionSource<AwsResult<string>>();
        var first = loader.LoadAsync(_ => slow.Task, TestContext.Current.CancellationToken);
        await loader.LoadAsync(_ => Task.FromResult<AwsResult<string>>("new"), TestContext.Current.CancellationToken);
        slow.SetResult("old");
        Assert.False(await first);
        Assert.Equal("new", loader.Value);
    }

    [Fact]
    public async Task Reset_WithAValue_ForgetsIt()
    {
        using var loader = new Loader<string>();
        await loader.LoadAsync(_ => Task.FromResult<AwsResult<string>>("one"), TestContext.Current.CancellationToken);
        loader.Reset();
        Assert.False(loader.HasValue);
    }
}
