using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Serverless;

/// <summary>The Globals section: properties that all resources of a kind share. Maps are merged, lists joined, values replaced.</summary>
/// <remarks>https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html</remarks>
internal static class Globals
{
    public static DataObject Merge(DataObject? globals, string type, DataObject resource)
    {
        var shared = globals?.GetObject(type[(type.LastIndexOf(':') + 1)..]);
        if (shared is null) return resource;
        return resource.With("Properties", Merge(shared, resource["Properties"] ?? DataObject.Empty));
    }

    private static DataValue Merge(DataValue shared, DataValue own)
    {
        switch (shared, own)
        {
            case (DataArray left, DataArray right):
                return new DataArray([.. left, .. right]);
            case (DataObject left, DataObject right) when !IsFunction(left) && !IsFunction(right):
                var merged = left;
                foreach (var (name, value) in right) merged = merged.With(name, left.TryGet(name, out var before) ? Merge(before, value) : value);
                return merged;
            default:
                return own;
        }
    }

    private static bool IsFunction(DataObject value) => value.Count == 1 && (value.Contains("Ref") || value.Names.First().StartsWith("Fn::", StringComparison.Ordinal));
}
