using System.Buffers;
using Microsoft.AspNetCore.Http;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.Edge;

/// <summary>A request's body in one piece of rented memory.</summary>
internal readonly struct RequestBody : IDisposable
{
    /// <summary>
    /// Bytes on the wire. The largest inputs of AWS are 1 MiB of text (a PutEvents call, a definition, an SQS batch), which JSON
    /// may write as six bytes to a character at worst.
    /// </summary>
    public const int Largest = 6 * 1024 * 1024 + 64 * 1024;

    private readonly byte[] rented;
    private readonly int length;

    private RequestBody(byte[] rented, int length) => (this.rented, this.length) = (rented, length);

    public ReadOnlySpan<byte> Bytes => rented.AsSpan(0, length);

    /// <exception cref="AwsFault">The body is larger than <see cref="Largest"/>.</exception>
    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Largest) throw TooLarge();
        var buffer = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? 4096));
        var length = 0;
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    if (length >= Largest) throw TooLarge();
                    if (request.ContentLength == length) break;
                    var larger = ArrayPool<byte>.Shared.Rent(Math.Min(length * 2, Largest));
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0) break;
                length += read;
            }

            return new RequestBody(buffer, length);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw TooLarge();
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(rented);

    private static AwsFault TooLarge() => new("RequestEntityTooLargeException", $"The request is larger than {Largest} bytes.", StatusCodes.Status413PayloadTooLarge);
}
