namespace Portal.Services.Stacks;

internal static class BoundedRead
{
    /// <summary>The whole stream; null where it is longer than the limit.</summary>
    public static async Task<byte[]?> AllAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[16384];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > limit) return null;
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
