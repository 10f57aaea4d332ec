namespace Portal.Languages.Jsonata.Signatures;

/// <summary>Fits the types of arguments to parameters, each taking as many as it can while the rest still fits.</summary>
internal static class SignatureMatch
{
    /// <param name="parameters">The parameters.</param>
    /// <param name="types">The arguments' types, one letter each.</param>
    /// <param name="toEnd">Whether all arguments must be taken.</param>
    /// <returns>How many arguments each parameter takes; null where they do not fit.</returns>
    public static int[]? Find(ReadOnlySpan<SignatureParameter> parameters, string types, bool toEnd)
    {
        var fits = RestFits(parameters, types, toEnd);
        if (!fits[0, 0]) return null;
        var counts = new int[parameters.Length];
        var at = 0;
        for (var i = 0; i < parameters.Length; i++)
        {
            var count = Most(parameters[i], types, at);
            while (!fits[i + 1, at + count]) count--;
            counts[i] = count;
            at += count;
        }

        return counts;
    }

    /// <summary>Whether the parameters from one on fit the arguments from one on, for all of both.</summary>
    private static bool[,] RestFits(ReadOnlySpan<SignatureParameter> parameters, string types, bool toEnd)
    {
        var fits = new bool[parameters.Length + 1, types.Length + 1];
        for (var at = 0; at <= types.Length; at++) fits[parameters.Length, at] = !toEnd || at == types.Length;
        for (var i = parameters.Length - 1; i >= 0; i--)
        {
            var parameter = parameters[i];
            for (var at = types.Length; at >= 0; at--)
            {
                var isAccepted = at < types.Length && parameter.Accepts(types[at]);
                fits[i, at] = (parameter.MayBeMissing && fits[i + 1, at])
                    || (isAccepted && (fits[i + 1, at + 1] || (parameter.IsRepeated && fits[i, at + 1])));
            }
        }

        return fits;
    }

    private static int Most(SignatureParameter parameter, string types, int from)
    {
        var to = from;
        while (to < types.Length && (to == from || parameter.IsRepeated) && parameter.Accepts(types[to])) to++;
        return to - from;
    }
}
