using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Resources;

/// <summary>Brings the tags of a resource from what they were to what they shall be.</summary>
internal static class ResourceTagging
{
    /// <param name="task">The resource with its new properties.</param>
    /// <param name="service">Has the operations tagResource and untagResource.</param>
    /// <param name="arnField">What the service calls the resource.</param>
    /// <param name="arn">The resource.</param>
    /// <param name="tagsField">What the service calls tags; a small letter means that their fields begin with one too.</param>
    /// <param name="keysField">What the service calls the keys to remove.</param>
    /// <param name="current">The resource with its old properties.</param>
    /// <param name="cancellationToken">Stops before a call.</param>
    public static async ValueTask UpdateAsync(
        ResourceTask task, string service, string arnField, string arn, string tagsField, string keysField, StackResource current, CancellationToken cancellationToken)
    {
        var wanted = task.Tags();
        var gone = (current.Properties.GetArray("Tags") ?? DataArray.Empty).OfType<DataObject>().Select(t => t.GetString("Key")).OfType<string>().Where(k => !wanted.ContainsKey(k)).ToList();
        if (gone.Count > 0 && task.Calls.Has(service, "untagResource"))
            await task.CallAsync(service, "untagResource", new DataObjectBuilder { [arnField] = arn, [keysField] = new DataArray([.. gone.Select(k => (DataValue)k)]) }, cancellationToken);
        var isCamel = char.IsLower(tagsField[0]);
        if (wanted.Count > 0 && task.Calls.Has(service, "tagResource"))
            await task.CallAsync(service, "tagResource", new DataObjectBuilder { [arnField] = arn, [tagsField] = isCamel ? task.TagList("key", "value") : task.TagList() }, cancellationToken);
    }
}
