using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.EventBridge.Input;

/// <summary>A part of a list that is ordered by key, and the token for the rest.</summary>
internal static class Paging
{
    /// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/: Limit.</summary>
    public const int Largest = 100;

    public static InputChecks Check(InputChecks checks) => checks.Text("NextToken", Shapes.NextToken).Number("Limit", 1, Largest);

    /// <summary>Items after the token's place, up to the request's Limit.</summary>
    /// <exception cref="AwsFault">ValidationException: a token that this never gave.</exception>
    public static (IReadOnlyList<T> Items, DataValue? NextToken) Slice<T>(DataObject input, IReadOnlyList<T> ordered, Func<T, string> key)
    {
        var limit = (int)(input.GetInt64("Limit") ?? Largest);
        var start = 0;
        if (input.GetString("NextToken") is { } token)
        {
            var last = Decode(token);
            while (start < ordered.Count && string.CompareOrdinal(key(ordered[start]), last) <= 0) start++;
        }

        var items = ordered.Skip(start).Take(limit).ToList();
        return (items, start + items.Count < ordered.Count ? (DataValue)Encode(key(items[^1])) : null);
    }

    private static string Encode(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(key));

    private static string Decode(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw new AwsFault("ValidationException", "Parameter NextToken is not valid.");
    }
}
