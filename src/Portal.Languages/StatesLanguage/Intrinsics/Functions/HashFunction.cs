using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>The digest of a text in lower-case hexadecimal.</summary>
internal sealed class HashFunction : IntrinsicFunction
{
    public override string Name => "States.Hash";

    /// <summary>AWS's limit, in characters.</summary>
    private const int MostCharacters = 10_000;

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope)
    {
        if (arguments is not [var data, DataString algorithm]) return null;
        var text = data is DataString s ? s.Value : data.ToJson();
        if (text.Length > MostCharacters || Digest(algorithm.Value, Encoding.UTF8.GetBytes(text)) is not { } digest) return null;
        return Convert.ToHexStringLower(digest);
    }

    [SuppressMessage("Security", "CA5350", Justification = "The language offers SHA-1.")]
    [SuppressMessage("Security", "CA5351", Justification = "The language offers MD5.")]
    private static byte[]? Digest(string algorithm, byte[] data) => algorithm switch
    {
        "MD5" => MD5.HashData(data),
        "SHA-1" => SHA1.HashData(data),
        "SHA-256" => SHA256.HashData(data),
        "SHA-384" => SHA384.HashData(data),
        "SHA-512" => SHA512.HashData(data),
        _ => null,
    };
}
