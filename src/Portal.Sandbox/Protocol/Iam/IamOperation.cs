using System.Globalization;
using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Roles;

namespace Portal.Sandbox.Protocol.Iam;

/// <summary>An operation of IAM: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html</summary>
internal abstract class IamOperation(string name) : IAwsOperation
{
    public AwsService Service => AwsService.Iam;

    public string Name { get; } = name;

    public abstract ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken);

    protected static string Required(DataObject input, string field) => input.GetString(field) is { Length: > 0 } text
        ? text
        : throw RoleFaults.Invalid($"1 validation error detected: Value null at '{char.ToLowerInvariant(field[0])}{field[1..]}' failed to satisfy constraint: Member must not be null");

    protected static DataArray List(IEnumerable<DataValue> items) => new([.. items]);

    /// <summary>One page of a list, with IAM's Marker and IsTruncated.</summary>
    protected static DataObject Page<T>(string field, IReadOnlyList<T> all, DataObject input, Func<T, DataValue> shape)
    {
        var size = int.TryParse(input.GetString("MaxItems"), NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? Math.Clamp(most, 1, 1000) : 100;
        var start = 0;
        if (input.GetString("Marker") is { } marker)
        {
            var bytes = new byte[marker.Length];
            if (!Convert.TryFromBase64String(marker, bytes, out var length) || !int.TryParse(Encoding.ASCII.GetString(bytes, 0, length), NumberStyles.None, CultureInfo.InvariantCulture, out start))
                throw RoleFaults.Invalid("Invalid Marker.");
        }

        var page = all.Skip(start).Take(size).ToList();
        var end = start + page.Count;
        return new DataObjectBuilder
        {
            [field] = List(page.Select(shape)),
            ["IsTruncated"] = end < all.Count,
            ["Marker"] = end < all.Count ? Convert.ToBase64String(Encoding.ASCII.GetBytes(end.ToString(CultureInfo.InvariantCulture))) : (DataValue?)null,
        }.Build();
    }
}
