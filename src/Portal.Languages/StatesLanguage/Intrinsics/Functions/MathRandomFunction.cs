using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>A whole number from a first (inclusive) to a last one (exclusive); with a seed always the same one.</summary>
internal sealed class MathRandomFunction : IntrinsicFunction
{
    public override string Name => "States.MathRandom";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope)
    {
        if (arguments.Count is not (2 or 3) || Truncated(arguments[0]) is not { } first || Truncated(arguments[1]) is not { } end || first >= end) return null;
        var span = (long)end - first;
        if (arguments.Count == 2) return first + scope.Random.NextInt64(span);
        if (arguments[2] is not DataNumber seed || span > int.MaxValue) return null;
        return first + new JavaRandom((long)seed.Double).Next((int)span);
    }

    /// <summary>The generator behind AWS's seeded functions: java.util.Random, whose steps its documentation lays down.</summary>
    private sealed class JavaRandom(long seed)
    {
        private const long Multiplier = 0x5DEECE66DL;
        private const long Mask = (1L << 48) - 1;

        private long state = (seed ^ Multiplier) & Mask;

        public int Next(int bound)
        {
            if ((bound & -bound) == bound) return (int)((bound * (long)Bits()) >> 31);
            int bits, value;
            do
            {
                bits = Bits();
                value = bits % bound;
            }
            while (bits - value + (bound - 1) < 0);
            return value;
        }

        private int Bits()
        {
            state = unchecked((state * Multiplier) + 0xBL) & Mask;
            return (int)(state >> 17);
        }
    }
}
