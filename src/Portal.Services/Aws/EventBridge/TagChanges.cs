namespace Portal.Services.Aws.EventBridge;

/// <summary>Brings the tags of a bus or rule from one set to another: what goes is untagged, what is new or differs is tagged.</summary>
internal static class TagChanges
{
    /// <summary>AWS's own tags stay as they are.</summary>
    public static async Task<AwsError?> ApplyAsync(AwsSession session, string arn, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, CancellationToken cancellationToken)
    {
        var gone = ResourceTags.Own(before).Keys.Except(after.Keys).ToList();
        var set = ResourceTags.Own(after).Where(t => !before.TryGetValue(t.Key, out var old) || old != t.Value).ToList();
        if (gone.Count > 0 && await session.EventBridge.UntagAsync(arn, gone, cancellationToken) is { IsOk: false } untagged) return untagged.Error;
        return set.Count > 0 ? (await session.EventBridge.TagAsync(arn, set, cancellationToken)).Error : null;
    }
}
