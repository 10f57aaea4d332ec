using System.Text;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>The text that a MIME Base64 text stands for. Characters outside of the alphabet are passed over, as on AWS.</summary>
internal sealed class Base64DecodeFunction : IntrinsicFunction
{
    public override string Name => "States.Base64Decode";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope)
    {
        if (arguments is not [DataString { Value.Length: <= Base64EncodeFunction.MostCharacters } text]) return null;
        var bytes = new List<byte>(text.Value.Length);
        var (bits, count) = (0, 0);
        foreach (var c in text.Value)
        {
            if (c == '=') break;
            if (Value(c) is not { } six) continue;
            bits = (bits << 6) | six;
            count += 6;
            if (count < 8) continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
            bits &= (1 << count) - 1;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static int? Value(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => null,
    };
}
