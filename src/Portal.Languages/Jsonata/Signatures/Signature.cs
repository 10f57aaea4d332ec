using System.Text;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Signatures;

/// <summary>A function's signature, such as <c>&lt;s-nn?:s&gt;</c>: https://docs.jsonata.org/embedding-extending#function-signature-syntax</summary>
internal sealed class Signature
{
    private readonly SignatureParameter[] parameters;
    private readonly bool hasRepeated;

    internal Signature(SignatureParameter[] parameters) => (this.parameters, hasRepeated) = (parameters, parameters.Any(p => p.IsRepeated));

    public int Count => parameters.Length;

    /// <exception cref="JsonataException">The signature cannot be (S0401, S0402); the position counts from its start.</exception>
    public static Signature Parse(string text) => SignatureReader.Read(text);

    /// <summary>Checks the arguments and completes them: the context for a missing one, an array around a single value.</summary>
    public DataValue?[] Validate(DataValue?[] arguments, DataValue? context)
    {
        if (!hasRepeated && arguments.Length == parameters.Length && FitOneByOne(arguments)) return arguments;

        var types = TypesOf(arguments);
        var counts = SignatureMatch.Find(parameters, types, toEnd: true) ?? throw Mismatch(types);
        return Complete(arguments, types, counts, context);
    }

    /// <summary>The usual case without any search: every argument fits its parameter as it is.</summary>
    private bool FitOneByOne(DataValue?[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var type = TypeLetter.Of(arguments[i]);
            var parameter = parameters[i];
            if (!parameter.Accepts(type)) return false;
            if (parameter.Type == "a" && type != 'm' && (arguments[i] is not DataArray array || !HoldsOnly(array, parameter.ItemType))) return false;
        }

        return true;
    }

    private static string TypesOf(DataValue?[] arguments)
    {
        var types = new StringBuilder(arguments.Length);
        foreach (var argument in arguments) types.Append(TypeLetter.Of(argument));
        return types.ToString();
    }

    private DataValue?[] Complete(DataValue?[] arguments, string types, int[] counts, DataValue? context)
    {
        var complete = new List<DataValue?>(parameters.Length);
        var at = 0;
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            if (counts[i] == 0 && parameter.TakesContext)
            {
                if (!parameter.Accepts(TypeLetter.Of(context))) throw new JsonataException("T0411") { Value = context, Index = at + 1 };
                complete.Add(context);
                continue;
            }

            if (counts[i] == 0)
            {
                complete.Add(at < arguments.Length ? arguments[at] : null);
                at++;
                continue;
            }

            var matched = types.AsSpan(at, counts[i]);
            for (var j = 0; j < matched.Length; j++, at++)
            {
                complete.Add(parameter.Type == "a" ? AsArray(parameter, arguments[at], matched[j], matched, at) : arguments[at]);
            }
        }

        return [.. complete];
    }

    private static DataArray? AsArray(SignatureParameter parameter, DataValue? argument, char type, ReadOnlySpan<char> matched, int at)
    {
        if (argument is null) return null;
        if (parameter.ItemType is { } itemType && !Holds(argument, type, matched, itemType))
        {
            throw new JsonataException("T0412") { Value = argument, Index = at + 1, Word = TypeLetter.Plural(itemType) };
        }

        return argument as DataArray ?? new DataArray([argument]);
    }

    private static bool Holds(DataValue argument, char type, ReadOnlySpan<char> matched, string itemType)
    {
        return argument is DataArray array && type == 'a' ? HoldsOnly(array, itemType) : matched.SequenceEqual(itemType);
    }

    private static bool HoldsOnly(DataArray array, string? itemType)
    {
        if (itemType is null) return true;
        var expected = itemType.Length > 0 ? itemType[0] : '\0';
        foreach (var item in array.Items)
        {
            if (TypeLetter.Of(item) != expected) return false;
        }

        return true;
    }

    /// <summary>Finds the argument at which the signature no longer fits.</summary>
    private JsonataException Mismatch(string types)
    {
        var good = 0;
        for (var i = 1; i <= parameters.Length; i++)
        {
            var counts = SignatureMatch.Find(parameters.AsSpan(0, i), types, toEnd: false);
            if (counts is null) break;
            good = counts.Sum();
        }

        return new JsonataException("T0410") { Index = good + 1 };
    }
}
