using System.Globalization;
using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Topics;

namespace Portal.Sandbox.Protocol.Sns;

/// <summary>An operation of SNS: https://docs.aws.amazon.com/sns/latest/api/API_Operations.html</summary>
internal abstract class SnsOperation(string name) : IAwsOperation
{
    public AwsService Service => AwsService.Sns;

    public string Name { get; } = name;

    public abstract ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken);

    protected static string Required(DataObject input, string field) => input.GetString(field) is { Length: > 0 } text ? text : throw TopicFaults.Invalid(field);

    /// <summary>One page of 100; a token is the number of the first item.</summary>
    protected static DataObject Page<T>(string field, IReadOnlyList<T> all, DataObject input, Func<T, DataValue> shape)
    {
        const int size = 100;
        var start = 0;
        if (input.GetString("NextToken") is { } token)
        {
            var bytes = new byte[token.Length];
            if (!Convert.TryFromBase64String(token, bytes, out var length) || !int.TryParse(Encoding.ASCII.GetString(bytes, 0, length), NumberStyles.None, CultureInfo.InvariantCulture, out start))
                throw TopicFaults.Invalid("NextToken");
        }

        var page = all.Skip(start).Take(size).ToList();
        var end = start + page.Count;
        return new DataObjectBuilder
        {
            [field] = new DataArray([.. page.Select(shape)]),
            ["NextToken"] = end < all.Count ? Convert.ToBase64String(Encoding.ASCII.GetBytes(end.ToString(CultureInfo.InvariantCulture))) : (DataValue?)null,
        }.Build();
    }
}
