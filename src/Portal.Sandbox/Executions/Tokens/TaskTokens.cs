using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Executions.Tokens;

/// <summary>
/// Makes and reads task tokens. A token is the place of a task (execution and attempt), sealed with a key that only this
/// sandbox has: nobody can make one up or read one, nothing about it need be remembered, and it outlives a restart.
/// </summary>
/// <remarks>AES-GCM with a nonce that follows from the place, so that the same task has the same token whenever it is asked for.</remarks>
internal sealed class TaskTokens(IJournal journal) : IDisposable
{
    /// <summary>The longest token that the API takes.</summary>
    public const int MostCharacters = 2048;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const byte Form = 1;

    private static readonly Collection Keys = new("task_token_keys");

    private byte[] nonceKey = [];
    private AesGcm? cipher;

    /// <summary>Takes the journal's key, which is made at its first use. Before that there are no tokens.</summary>
    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        byte[] key;
        if (journal.Read(Keys, "key", limit: 1) is [var row])
        {
            key = row.Value;
        }
        else
        {
            key = RandomNumberGenerator.GetBytes(32);
            await journal.CommitAsync(new JournalWrites().Put(Keys, "key", 0, key), cancellationToken);
        }

        nonceKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "nonce"u8.ToArray());
        cipher = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "seal"u8.ToArray()), TagBytes);
    }

    public void Dispose() => cipher?.Dispose();

    public string Make(string executionArn, long scheduledId)
    {
        var arn = Encoding.UTF8.GetBytes(executionArn);
        Span<byte> place = new byte[8 + arn.Length];
        BinaryPrimitives.WriteInt64BigEndian(place, scheduledId);
        arn.CopyTo(place[8..]);

        var token = new byte[1 + NonceBytes + TagBytes + place.Length];
        token[0] = Form;
        var nonce = token.AsSpan(1, NonceBytes);
        HMACSHA256.HashData(nonceKey, place).AsSpan(0, NonceBytes).CopyTo(nonce);
        var seal = Cipher;
        lock (seal) seal.Encrypt(nonce, place, token.AsSpan(1 + NonceBytes + TagBytes), token.AsSpan(1 + NonceBytes, TagBytes));
        return Convert.ToBase64String(token);
    }

    /// <summary>The task that a token stands for; null for a text that is no token of this sandbox.</summary>
    public TaskPlace? Read(string token)
    {
        var bytes = new byte[token.Length];
        if (token.Length > MostCharacters || !Convert.TryFromBase64String(token, bytes, out var length) || length <= 1 + NonceBytes + TagBytes + 8 || bytes[0] != Form) return null;
        Span<byte> place = new byte[length - 1 - NonceBytes - TagBytes];
        var seal = Cipher;
        try
        {
            lock (seal) seal.Decrypt(bytes.AsSpan(1, NonceBytes), bytes.AsSpan(1 + NonceBytes + TagBytes, place.Length), bytes.AsSpan(1 + NonceBytes, TagBytes), place);
        }
        catch (CryptographicException)
        {
            return null;
        }

        return new TaskPlace(Encoding.UTF8.GetString(place[8..]), BinaryPrimitives.ReadInt64BigEndian(place));
    }

    private AesGcm Cipher => cipher ?? throw new InvalidOperationException("The key of the task tokens is not loaded.");
}

/// <summary>Which attempt of which execution.</summary>
internal readonly record struct TaskPlace(string ExecutionArn, long ScheduledId);
