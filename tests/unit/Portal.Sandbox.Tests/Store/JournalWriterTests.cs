using Portal.Sandbox.Durability;
using Portal.Sandbox.Store;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Store;

/// <summary>Many callers to a commit, and a disk that refuses.</summary>
public sealed class JournalWriterTests : IDisposable
{
    private static readonly Collection Things = new("things");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task CommitAsync_ManyCallers_EndInOrderAndShareCommits()
    {
        using var journal = new SqliteJournal(folder.Path);
        var commits = Enumerable.Range(0, 500).Select(n => journal.CommitAsync(new JournalWrites().Put(Things, "p", 0, [(byte)(n % 256), (byte)(n / 256)]), TestContext.Current.CancellationToken).AsTask()).ToList();
        await Task.WhenAll(commits);
        Assert.Equal([499 % 256, 499 / 256], journal.Read(Things, "p")[0].Value);
        Assert.InRange(journal.CommitsMade, 1, 499);
    }

    [Fact]
    public async Task CommitAsync_FullDisk_IsAnErrorAndHeals()
    {
        using var journal = new SqliteJournal(folder.Path);
        await journal.CommitAsync(new JournalWrites().Put(Things, "kept", 0, [1]), TestContext.Current.CancellationToken);
        journal.Limit.Pages = 1;

        // The pages that are there can still be filled; at some point there is no room.
        var refused = await Assert.ThrowsAsync<IOException>(async () =>
        {
            for (var n = 0; n < 100; n++) await journal.CommitAsync(new JournalWrites().Put(Things, "p", n, new byte[4000]), TestContext.Current.CancellationToken);
        });

        Assert.Contains("disk is full", refused.Message, StringComparison.Ordinal);
        Assert.Single(journal.Read(Things, "kept"));
        var before = journal.Read(Things, "p").Count;
        journal.Limit.Pages = 100_000;
        await journal.CommitAsync(new JournalWrites().Put(Things, "p", 1000, new byte[4000]), TestContext.Current.CancellationToken);
        Assert.Equal(before + 1, journal.Read(Things, "p").Count);
        Assert.Equal("ok", journal.CheckIntegrity());
    }

    [Fact]
    public async Task CommitAsync_OneOfManyIsAtFault_TheOthersAreKept()
    {
        using var journal = new SqliteJournal(folder.Path);
        var good = Enumerable.Range(0, 20).Select(n => journal.CommitAsync(new JournalWrites().Put(Things, "p", n, [1]), TestContext.Current.CancellationToken).AsTask()).ToList();
        var bad = journal.CommitAsync(new JournalWrites().Put(new Collection("Not A Name"), "p", 0, [1]), TestContext.Current.CancellationToken).AsTask();
        await Task.WhenAll(good);
        await Assert.ThrowsAsync<IOException>(() => bad);
        Assert.Equal(20, journal.Read(Things, "p").Count);
    }

    [Fact]
    public async Task CommitAsync_AfterDispose_IsRefused()
    {
        var journal = new SqliteJournal(folder.Path);
        journal.Dispose();
        await Assert.ThrowsAsync<IOException>(() => journal.CommitAsync(new JournalWrites().Put(Things, "p", 0, [1]), TestContext.Current.CancellationToken).AsTask());
    }
}
