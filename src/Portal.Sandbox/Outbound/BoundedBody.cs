namespace Portal.Sandbox.Outbound;

/// <summary>The beginning of an answer's body: strangers' servers may send without end.</summary>
public static class BoundedBody
{
    /// <summary>Up to <paramref name="most"/> bytes; what follows is not read.</summary>
    public static async Task<byte[]> ReadAsync(HttpResponseMessage response, int most, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[most];
        var length = await stream.ReadAtLeastAsync(buffer, most, throwOnEndOfStream: false, cancellationToken);
        return buffer[..length];
    }
}
