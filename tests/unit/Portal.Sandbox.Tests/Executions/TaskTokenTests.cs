using Portal.Sandbox.Executions.Tokens;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Executions;

/// <summary>A token is a secret that names an attempt; nobody can make one but the sandbox.</summary>
public sealed class TaskTokenTests
{
    private const string Arn = "arn:aws:states:us-east-1:111122223333:execution:machine:one";

    [Fact]
    public async Task Read_OfAToken_GivesItsPlace()
    {
        using var tokens = await LoadedAsync(new InMemoryJournal());
        Assert.Equal(new TaskPlace(Arn, 7), tokens.Read(tokens.Make(Arn, 7)));
    }

    [Fact]
    public async Task Make_SameAttempt_GivesTheSameTokenAfterARestartToo()
    {
        var journal = new InMemoryJournal();
        using var before = await LoadedAsync(journal);
        using var after = await LoadedAsync(journal);
        Assert.Equal(before.Make(Arn, 7), after.Make(Arn, 7));
        Assert.NotEqual(before.Make(Arn, 7), before.Make(Arn, 8));
        Assert.NotEqual(before.Make(Arn, 7), before.Make(Arn + "2", 7));
    }

    [Fact]
    public async Task Read_ChangedAnywhere_IsNoToken()
    {
        using var tokens = await LoadedAsync(new InMemoryJournal());
        var bytes = Convert.FromBase64String(tokens.Make(Arn, 7));
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 1;
            Assert.Null(tokens.Read(Convert.ToBase64String(changed)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AQ==")]
    [InlineData("not base64 at all, and with spaces in it")]
    public async Task Read_OfAnotherText_IsNoToken(string text)
    {
        using var tokens = await LoadedAsync(new InMemoryJournal());
        Assert.Null(tokens.Read(text));
    }

    [Fact]
    public async Task Read_OfAnotherSandboxesToken_IsNoToken()
    {
        using var mine = await LoadedAsync(new InMemoryJournal());
        using var other = await LoadedAsync(new InMemoryJournal());
        Assert.Null(mine.Read(other.Make(Arn, 7)));
    }

    private static async Task<TaskTokens> LoadedAsync(InMemoryJournal journal)
    {
        var tokens = new TaskTokens(journal);
        await tokens.LoadAsync(TestContext.Current.CancellationToken);
        return tokens;
    }
}
