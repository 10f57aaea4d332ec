using System.Globalization;
using System.Text;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.StepFunctions;

/// <summary>A <c>nextToken</c>: where the next page begins, for this operation only.</summary>
internal static class PageToken
{
    public static string Make(string operation, long position) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{operation}:{position}")));

    /// <summary>Null for the first page.</summary>
    /// <exception cref="AwsFault">InvalidToken: it was never given for this operation.</exception>
    public static long? Read(string operation, string? token)
    {
        if (token is null) return null;
        var bytes = new byte[token.Length];
        if (Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':') is [var name, var position] && name == operation
            && long.TryParse(position, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        throw new AwsFault("InvalidToken", "Invalid Token: 'Invalid token'");
    }

    /// <summary>A page of a list that is in memory, with the token of the next.</summary>
    public static (IReadOnlyList<T> Page, string? Next) Page<T>(string operation, IReadOnlyList<T> all, string? token, int size)
    {
        var from = (int)Math.Min(Read(operation, token) ?? 0, all.Count);
        var page = all.Skip(from).Take(size).ToList();
        return (page, from + page.Count < all.Count ? Make(operation, from + page.Count) : null);
    }
}
