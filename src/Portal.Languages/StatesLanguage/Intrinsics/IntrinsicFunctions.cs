using System.Collections.Frozen;
using Portal.Languages.StatesLanguage.Intrinsics.Functions;

namespace Portal.Languages.StatesLanguage.Intrinsics;

/// <summary>All intrinsic functions by name.</summary>
internal static class IntrinsicFunctions
{
    private static readonly FrozenDictionary<string, IntrinsicFunction> ByName = new IntrinsicFunction[]
    {
        new ArrayFunction(),
        new ArrayContainsFunction(),
        new ArrayGetItemFunction(),
        new ArrayLengthFunction(),
        new ArrayPartitionFunction(),
        new ArrayRangeFunction(),
        new ArrayUniqueFunction(),
        new Base64DecodeFunction(),
        new Base64EncodeFunction(),
        new FormatFunction(),
        new HashFunction(),
        new JsonMergeFunction(),
        new JsonToStringFunction(),
        new MathAddFunction(),
        new MathRandomFunction(),
        new StringSplitFunction(),
        new StringToJsonFunction(),
        new UuidFunction(),
    }.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys;

    public static IntrinsicFunction? Find(string name) => ByName.GetValueOrDefault(name);
}
