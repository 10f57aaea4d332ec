using System.Security.Cryptography;
using System.Text;
using Portal.Services.Store;

namespace Portal.Services.Approvals.Tokens;

/// <summary>
/// Keeps tokens in the store: encrypted with AES-256-GCM and bound to their wait, found by an HMAC. The keys are derived from
/// the installation's secret; the database alone opens nothing.
/// </summary>
internal sealed class TokenVault(DataKeys keys)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly Lazy<byte[]> sealKey = new(() => keys.For("task token seal"));
    private readonly Lazy<byte[]> indexKey = new(() => keys.For("task token index"));

    /// <summary>What the token is found by; tells nothing about it.</summary>
    public string Index(TaskToken token) => Convert.ToHexStringLower(HMACSHA256.HashData(indexKey.Value, Encoding.UTF8.GetBytes(token.Reveal())));

    public byte[] Seal(TaskToken token, string waitId)
    {
        var plain = Encoding.UTF8.GetBytes(token.Reveal());
        var all = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(all.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(sealKey.Value, TagBytes);
        cipher.Encrypt(all.AsSpan(0, NonceBytes), plain, all.AsSpan(NonceBytes + TagBytes), all.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(waitId));
        return all;
    }

    /// <summary>Null where the key was lost or the column was tampered with.</summary>
    public TaskToken? Open(byte[] sealedToken, string waitId)
    {
        if (sealedToken.Length <= NonceBytes + TagBytes) return null;
        var plain = new byte[sealedToken.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(sealKey.Value, TagBytes);
        try
        {
            cipher.Decrypt(sealedToken.AsSpan(0, NonceBytes), sealedToken.AsSpan(NonceBytes + TagBytes), sealedToken.AsSpan(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(waitId));
            return new TaskToken(Encoding.UTF8.GetString(plain));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
