using System.IO.Compression;
using Portal.Languages.Data;

namespace Portal.Services.Executions.Histories;

/// <summary>The details of some events that follow each other: lines of JSON, compressed once no more are added.</summary>
/// <param name="first">The id of the first event.</param>
/// <param name="token">Names the page of the history that the events came in; null for the first page.</param>
/// <param name="refetchable">False for events that were read from the end: no token leads to them.</param>
internal sealed class HistoryBlock(long first, string? token, bool refetchable)
{
    /// <summary>Bytes of JSON in a block: unpacking one takes about a millisecond.</summary>
    public const int MostBytes = 512 * 1024;
    public const int MostEvents = 1000;
    private const int Quality = 1;
    private const int Window = 20;

    private List<byte[]>? open = [];
    private byte[]? packed;
    private int bytes;

    public long First { get; } = first;
    public string? Token { get; } = token;
    public int Count { get; private set; }
    public bool IsSealed => open is null;
    public bool IsFull => open is null || Count >= MostEvents || bytes >= MostBytes;

    /// <summary>True where the details are here and not only in AWS.</summary>
    public bool IsHeld => open is not null || packed is not null;

    /// <summary>Bytes in memory.</summary>
    public int Size => packed?.Length ?? bytes;

    public void Add(DataObject details)
    {
        var line = details.ToUtf8();
        open!.Add(line);
        bytes += line.Length;
        Count++;
    }

    /// <summary>Packs the lines; where there is no room they are let go, if they can be fetched again.</summary>
    public void Seal(bool hasRoom)
    {
        if (open is null) return;
        packed = hasRoom || !refetchable ? Pack(open, bytes) : null;
        open = null;
    }

    /// <summary>The lines, one for each event. Only where <see cref="IsHeld"/>.</summary>
    public IReadOnlyList<byte[]> Lines() => open is not null ? [.. open] : Unpack(packed!);

    private static byte[] Pack(List<byte[]> lines, int bytes)
    {
        var all = new byte[bytes + lines.Count];
        var at = 0;
        foreach (var line in lines)
        {
            line.CopyTo(all, at);
            at += line.Length;
            all[at++] = (byte)'\n';
        }

        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(all.Length)];
        return BrotliEncoder.TryCompress(all, packed, out var length, Quality, Window) ? packed[..length] : throw new InvalidOperationException("The block could not be packed.");
    }

    private List<byte[]> Unpack(byte[] from)
    {
        var all = new byte[bytes + Count];
        if (!BrotliDecoder.TryDecompress(from, all, out var length)) throw new InvalidOperationException("The block could not be unpacked.");
        var lines = new List<byte[]>(Count);
        // Compact JSON has no line break of its own.
        for (var at = 0; at < length;)
        {
            var end = Array.IndexOf(all, (byte)'\n', at);
            lines.Add(all[at..end]);
            at = end + 1;
        }

        return lines;
    }
}
