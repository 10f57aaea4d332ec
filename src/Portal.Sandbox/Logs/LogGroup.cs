using System.Collections.Concurrent;
using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Logs;

/// <summary>A log group and its streams.</summary>
internal sealed class LogGroup(Arn arn, LogGroupSettings settings)
{
    public const string ArnPrefix = "log-group:";

    private long streamNumber;
    private long storedBytes = settings.StoredBytes;

    /// <summary>Without the <c>:*</c> that DescribeLogGroups appends.</summary>
    public Arn Arn { get; } = arn;

    public string Name { get; } = arn.Resource[ArnPrefix.Length..];
    public string Partition { get; } = arn.ToString();
    public LogGroupSettings Settings { get; set; } = settings;
    public ConcurrentDictionary<string, LogStream> Streams { get; } = new(StringComparer.Ordinal);

    /// <summary>Approximate, as on AWS: what came since the size was last written down may be missing after a crash.</summary>
    public long StoredBytes => Interlocked.Read(ref storedBytes);

    /// <summary>Made or changed streams, one at a time.</summary>
    public SemaphoreSlim Changing { get; } = new(1, 1);

    public static Arn ArnOf(ResourceScope scope, string name) => new(scope.Partition, "logs", scope.Region, scope.AccountId, ArnPrefix + name);

    public long TakeStreamNumber() => Interlocked.Increment(ref streamNumber);

    public void Restore(LogStream stream)
    {
        streamNumber = Math.Max(streamNumber, stream.Number);
        Streams[stream.Name] = stream;
    }

    public void AddBytes(long bytes) => Interlocked.Add(ref storedBytes, bytes);

    /// <summary>The oldest time whose lines are still shown, in Unix milliseconds.</summary>
    public long OldestShown(TimeProvider clock) =>
        Settings.RetentionDays is { } days ? clock.GetUtcNow().AddDays(-days).ToUnixTimeMilliseconds() : 0;
}

/// <summary>What is kept of a log group besides its lines.</summary>
internal sealed record LogGroupSettings
{
    public required long CreatedMilliseconds { get; init; }
    public int? RetentionDays { get; init; }
    public string? KmsKeyId { get; init; }
    public string Class { get; init; } = "STANDARD";
    public long StoredBytes { get; init; }
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public static LogGroupSettings Read(DataObject data) => new()
    {
        CreatedMilliseconds = data.GetInt64("created") ?? 0,
        RetentionDays = (int?)data.GetInt64("retention"),
        KmsKeyId = data.GetString("kms"),
        Class = data.GetString("class") ?? "STANDARD",
        StoredBytes = data.GetInt64("bytes") ?? 0,
        Tags = (data.GetObject("tags") ?? DataObject.Empty).ToDictionary(t => t.Key, t => ((DataString)t.Value).Value, StringComparer.Ordinal),
    };

    public JournalWrites WriteTo(JournalWrites writes, string partition)
    {
        var tags = new DataObjectBuilder(Tags.Count);
        foreach (var (key, value) in Tags) tags.Set(key, value);
        var data = new DataObjectBuilder
        {
            ["created"] = CreatedMilliseconds,
            ["retention"] = RetentionDays is { } days ? days : (DataValue?)null,
            ["kms"] = KmsKeyId is { } kms ? kms : (DataValue?)null,
            ["class"] = Class,
            ["bytes"] = StoredBytes,
            ["tags"] = tags.Build(),
        };
        return writes.Put(LogCollections.Groups, partition, 0, data.Build().ToUtf8());
    }
}
