using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Portal.Services.Store;

/// <summary>
/// The secret of this installation: 32 random bytes in <c>portal.key</c> in the data directory (or where
/// <c>Portal:Store:KeyFile</c> says), readable by its owner only.
/// Keys for single purposes are derived from it. Whoever loses the file loses the stored task tokens and the proof of the
/// audit trail, nothing else.
/// </summary>
/// <remarks>https://datatracker.ietf.org/doc/html/rfc5869</remarks>
internal sealed class DataKeys(IOptions<PortalServicesOptions> options)
{
    private const int Size = 32;

    private readonly Lazy<byte[]> root = new(() => Load(options.Value.Store.KeyFile ?? Path.Combine(options.Value.DataDirectory, "portal.key")));

    public byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, root.Value, Size, info: Encoding.UTF8.GetBytes(purpose));

    private static byte[] Load(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!File.Exists(path)) Create(path);
        var key = File.ReadAllBytes(path);
        return key.Length == Size ? key : throw new InvalidDataException($"{path} does not hold a key of {Size} bytes.");
    }

    /// <summary>Written beside and moved into place: a crash leaves a whole key or none, and of two starters one wins.</summary>
    private static void Create(string path)
    {
        var fresh = path + "." + Guid.NewGuid().ToString("N");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(fresh, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Size));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(fresh, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(fresh);
        }
    }
}
