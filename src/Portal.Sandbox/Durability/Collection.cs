namespace Portal.Sandbox.Durability;

/// <summary>
/// A named set of journal rows. A row's key is a partition (text) and an ordinal (number), so that a history, a queue or a
/// log stream is one partition read in order, and a single resource is a partition with the ordinal 0.
/// </summary>
/// <param name="Name">Lower-case letters and underscores; it names a table.</param>
public sealed record Collection(string Name);

/// <summary>A row as it was committed.</summary>
public readonly record struct JournalRow(string Partition, long Ordinal, byte[] Value);
