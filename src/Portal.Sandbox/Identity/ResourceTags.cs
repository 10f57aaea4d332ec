using Portal.Languages.Data;

namespace Portal.Sandbox.Identity;

/// <summary>The tags of a resource, in the order in which they were first set.</summary>
/// <remarks>https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html: 50 to a resource.</remarks>
public sealed class ResourceTags
{
    /// <summary>The most tags of one resource.</summary>
    public const int Most = 50;

    public static readonly ResourceTags None = new([]);

    private readonly List<KeyValuePair<string, string>> tags;

    private ResourceTags(List<KeyValuePair<string, string>> tags) => this.tags = tags;

    public int Count => tags.Count;

    public IReadOnlyList<KeyValuePair<string, string>> All => tags;

    public string? this[string key] => tags.Find(t => t.Key == key) is { Key: not null } found ? found.Value : null;

    /// <summary>From the list of <c>{Key, Value}</c> that requests have; C# null gives none.</summary>
    public static ResourceTags Parse(DataArray? list) => None.With(list);

    /// <summary>With these <c>{Key, Value}</c> set: known keys take the new value, others follow at the end.</summary>
    public ResourceTags With(DataArray? list)
    {
        if (list is null || list.Count == 0) return this;
        var copy = new List<KeyValuePair<string, string>>(tags);
        foreach (var tag in list.OfType<DataObject>())
        {
            var (key, value) = (tag.GetString("Key") ?? "", tag.GetString("Value") ?? "");
            var at = copy.FindIndex(t => t.Key == key);
            if (at < 0) copy.Add(new(key, value));
            else copy[at] = new(key, value);
        }

        return new ResourceTags(copy);
    }

    public ResourceTags Without(IEnumerable<string> keys)
    {
        var gone = keys.ToHashSet(StringComparer.Ordinal);
        return new ResourceTags([.. tags.Where(t => !gone.Contains(t.Key))]);
    }

    public DataArray ToData() => tags.Count == 0 ? DataArray.Empty : new DataArray([.. tags.Select(t => new DataObjectBuilder { ["Key"] = t.Key, ["Value"] = t.Value }.Build())]);
}
