using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Queues;

/// <summary>Queue URLs: <c>http://host:port/account/name</c>, with the host that the client itself used.</summary>
internal static class QueueUrl
{
    public static string Of(Arn queue, Uri endpoint) => $"{endpoint.GetLeftPart(UriPartial.Authority)}/{queue.AccountId}/{queue.Resource}";

    /// <summary>Null where the text has not the form of a queue URL. Scheme and host do not matter: the path names the queue.</summary>
    public static Arn? Parse(string url, ResourceScope caller)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsolutePath : url;
        var parts = path.Trim('/').Split('/');
        if (parts.Length < 2 || parts[^2].Length != 12 || !parts[^2].All(char.IsAsciiDigit) || parts[^1].Length == 0) return null;
        return new Arn(caller.Partition, "sqs", caller.Region, parts[^2], parts[^1]);
    }
}
