using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Parsing;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>
/// <c>$eval</c>, which Step Functions does not have, and the <c>$random</c> that takes no seed:
/// https://docs.jsonata.org/string-functions#eval
/// </summary>
internal static class EvaluationFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("eval", "<sx?:x>", 2, Eval),
        new("random", "<:n>", 0, call => Numbers.Of(call.Run.Options.NextRandom())),
    ];

    private static DataValue? Eval(Call call)
    {
        if (call.Text(0) is not { } text || call.Run.CallerFrame is not { } frame) return null;
        var input = call[1] ?? call.Input;
        if (call[1] is DataArray array && !Sequences.IsSequence(array)) input = DocumentOf(array);
        var node = Guard("D3120", () => NodeBuilder.Build(SyntaxParser.Parse(text, call.Run.Dialect)));
        return Guard("D3121", () => node.Evaluate(input, frame, call.Run));
    }

    private static DataArray DocumentOf(DataArray array) => new([array]) { Marks = ArrayMarks.Sequence | ArrayMarks.Outer };

    private static T Guard<T>(string code, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (JsonataException e) when (e.Code is not ("D1011" or "D1012" or "D2015"))
        {
            throw new JsonataException(code) { Value = new DataString(e.ToError().Message) };
        }
    }
}
