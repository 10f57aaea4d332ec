using System.Text;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Hosting;
using Portal.Sandbox.Store;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Store;

public sealed class SqliteJournalTests : IDisposable
{
    private static readonly Collection Things = new("things");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Read_Rows_ComeInOrderFromWhereAsked()
    {
        using var journal = new SqliteJournal(folder.Path);
        var writes = new JournalWrites();
        foreach (var n in new[] { 3, 1, 2 }) writes.Put(Things, "p", n, [(byte)n]);
        await journal.CommitAsync(writes, TestContext.Current.CancellationToken);

        Assert.Equal([2L, 3L], journal.Read(Things, "p", from: 2).Select(r => r.Ordinal));
        Assert.Equal([2L, 1L], journal.Read(Things, "p", from: 2, descending: true).Select(r => r.Ordinal));
        Assert.Equal([1L], journal.Read(Things, "p", limit: 1).Select(r => r.Ordinal));
        Assert.Empty(journal.Read(Things, "other"));
        Assert.Empty(journal.Read(new Collection("unknown"), "p"));
    }

    [Fact]
    public async Task ReadAll_AfterReopening_GivesWhatWasCommitted()
    {
        using (var journal = new SqliteJournal(folder.Path))
        {
            await journal.CommitAsync(new JournalWrites().Put(Things, "b", 0, "b0"u8.ToArray()).Put(Things, "a", 1, []).Put(Things, "a", 0, "a0"u8.ToArray()), TestContext.Current.CancellationToken);
            await journal.CommitAsync(new JournalWrites().Put(Things, "b", 0, "b0 again"u8.ToArray()).Delete(Things, "a", 0), TestContext.Current.CancellationToken);
        }

        using var again = new SqliteJournal(folder.Path);
        Assert.Equal(["a/1:", "b/0:b0 again"], again.ReadAll(Things).Select(r => $"{r.Partition}/{r.Ordinal}:{Encoding.UTF8.GetString(r.Value)}"));
        Assert.Equal("ok", again.CheckIntegrity());
    }

    [Fact]
    public async Task DeletePartition_LeavesOthers()
    {
        using var journal = new SqliteJournal(folder.Path);
        await journal.CommitAsync(new JournalWrites().Put(Things, "a", 0, [1]).Put(Things, "a", 1, [1]).Put(Things, "b", 0, [1]), TestContext.Current.CancellationToken);
        await journal.CommitAsync(new JournalWrites().DeletePartition(Things, "a"), TestContext.Current.CancellationToken);
        Assert.Equal(["b"], journal.ReadAll(Things).Select(r => r.Partition));
    }

    [Fact]
    public void Open_FolderOfAnotherJournal_IsRefusedInWords()
    {
        using var journal = new SqliteJournal(folder.Path);
        var refusal = Assert.Throws<SandboxStartupException>(() => new SqliteJournal(folder.Path));
        Assert.Contains("in use by another process", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NewFolder_IsForThisUserAlone()
    {
        if (OperatingSystem.IsWindows()) return;
        var path = Path.Combine(folder.Path, "new");
        using var journal = new SqliteJournal(path);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
    }

    [Fact]
    public void Open_FileThatIsNoJournal_IsRefusedInWords()
    {
        File.WriteAllText(Path.Combine(folder.Path, "journal.db"), new string('x', 10_000));
        var refusal = Assert.Throws<SandboxStartupException>(() => new SqliteJournal(folder.Path));
        Assert.Contains("cannot be opened", refusal.Message, StringComparison.Ordinal);
    }
}
