using System.Globalization;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Store;

namespace Portal.Sandbox.Crash;

/// <summary>Eight writers commit as fast as they can, two rows at a time, and say so after each commit.</summary>
internal static class JournalChild
{
    public const int Writers = 8;

    public static readonly Collection Left = new("left");
    public static readonly Collection Right = new("right");

    public static async Task RunAsync(string folder)
    {
        using var journal = new SqliteJournal(folder);
        var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        await output.WriteLineAsync("ready");
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => WriteAsync(journal, output, "w" + w.ToString(CultureInfo.InvariantCulture))));
    }

    private static async Task WriteAsync(SqliteJournal journal, TextWriter output, string partition)
    {
        var last = journal.Read(Left, partition, long.MaxValue, 1, descending: true);
        var body = new byte[700];
        for (var n = last.Count == 0 ? 1 : last[0].Ordinal + 1; ; n++)
        {
            await journal.CommitAsync(new JournalWrites().Put(Left, partition, n, body).Put(Right, partition, n, body));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{partition} {n}"));
        }
    }
}
