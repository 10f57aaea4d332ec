using System.Collections.Concurrent;
using System.Globalization;
using Portal.Sandbox.Store;

namespace Portal.Sandbox.Crash;

/// <summary>Kills a process that writes the journal, and reads the journal after each time.</summary>
internal static class JournalCrash
{
    public static async Task<CrashReport> RunAsync(string folder, int kills, int seed)
    {
        var random = new Random(seed);
        var acknowledged = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var (count, lost, torn) = (0, 0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            var working = new TaskCompletionSource();
            using var child = KilledProcess.Start("journal-child", folder, line =>
            {
                if (line.Split(' ') is not [var partition, var n]) return;
                acknowledged[partition] = long.Parse(n, CultureInfo.InvariantCulture);
                Interlocked.Increment(ref count);
                working.TrySetResult();
            });
            await working.Task.WaitAsync(TimeSpan.FromMinutes(1));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 60)), TimeProvider.System);
            await child.KillAsync();
            var (l, t) = Check(folder, acknowledged);
            (lost, torn) = (lost + l, torn + t);
        }

        using var journal = new SqliteJournal(folder);
        return new CrashReport(kills, count, lost, torn, journal.CheckIntegrity());
    }

    /// <summary>Every acknowledged pair must be there, no half of a pair, and no gap before the last one.</summary>
    private static (int Lost, int Torn) Check(string folder, ConcurrentDictionary<string, long> acknowledged)
    {
        using var journal = new SqliteJournal(folder);
        var (lost, torn) = (0, 0);
        foreach (var (partition, last) in acknowledged)
        {
            var left = journal.Read(JournalChild.Left, partition).Select(r => r.Ordinal).ToList();
            var right = journal.Read(JournalChild.Right, partition).Select(r => r.Ordinal).ToList();
            if (!left.SequenceEqual(right)) torn++;
            if (left.Count < last || left[^1] != left.Count) lost++;
        }

        return (lost, torn);
    }
}
