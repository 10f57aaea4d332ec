using System.Collections.Frozen;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>The functions of a dialect by name. Two of one name cannot be.</summary>
internal sealed class FunctionLibrary
{
    private static readonly IReadOnlyList<BuiltinFunction> Common =
    [
        .. StringFunctions.All,
        .. MatchingFunctions.All,
        .. EncodingFunctions.All,
        .. NumericFunctions.All,
        .. NumberTextFunctions.All,
        .. AggregationFunctions.All,
        .. BooleanFunctions.All,
        .. ArrayFunctions.All,
        .. ObjectFunctions.All,
        .. HigherOrderFunctions.All,
        .. DateFunctions.All,
        .. ErrorFunctions.All,
    ];

    private static readonly FunctionLibrary StepFunctions = new([.. Common, .. AwsFunctions.All]);
    private static readonly FunctionLibrary Standard = new([.. Common, .. EvaluationFunctions.All]);

    private readonly FrozenDictionary<string, BuiltinFunction> functions;

    private FunctionLibrary(IReadOnlyList<BuiltinFunction> functions) =>
        this.functions = functions.ToDictionary(f => f.Name, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);

    public static FunctionLibrary Of(JsonataDialect dialect) => dialect.IsStepFunctions ? StepFunctions : Standard;

    public IEnumerable<string> Names => functions.Keys;

    public BuiltinFunction? Find(string name) => functions.GetValueOrDefault(name);
}
