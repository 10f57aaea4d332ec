using System.Collections.Frozen;
using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths;

/// <summary>A function at the end of a path, such as <c>$.items.length()</c>. AWS does not document them, but they work.</summary>
/// <remarks>https://github.com/json-path/JsonPath#functions</remarks>
internal sealed class PathFunction
{
    private static readonly FrozenDictionary<string, Func<DataValue?, IReadOnlyList<DataValue>, DataValue?>> ByName =
        new Dictionary<string, Func<DataValue?, IReadOnlyList<DataValue>, DataValue?>>(StringComparer.Ordinal)
        {
            ["length"] = (v, _) => Length(v),
            ["size"] = (v, _) => Length(v),
            ["keys"] = (v, _) => v is DataObject o ? new DataArray([.. o.Names.Select(n => (DataValue)n)]) : null,
            ["min"] = (v, more) => Number(v, more, n => n.Min()),
            ["max"] = (v, more) => Number(v, more, n => n.Max()),
            ["avg"] = (v, more) => Number(v, more, n => n.Average()),
            ["sum"] = (v, more) => Number(v, more, n => n.Sum()),
            ["stddev"] = (v, more) => Number(v, more, Deviation),
            ["first"] = (v, _) => v is DataArray { Count: > 0 } a ? a[0] : null,
            ["last"] = (v, _) => v is DataArray { Count: > 0 } a ? a[^1] : null,
            ["index"] = (v, more) => v is DataArray a && more is [DataNumber n] && n.TryGetInt64(out var i) ? Item(a, i) : null,
            ["concat"] = (v, more) => new DataString(string.Concat(Items(v).Concat(more).Select(Text))),
            ["append"] = (v, more) => v is DataArray a ? new DataArray([.. a, .. more]) : null,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly string name;
    private readonly IReadOnlyList<DataValue> arguments;

    private PathFunction(string name, IReadOnlyList<DataValue> arguments) => (this.name, this.arguments) = (name, arguments);

    /// <summary>Reads the arguments, which must be literals.</summary>
    public static PathFunction Read(string name, PathText text)
    {
        if (!ByName.ContainsKey(name)) throw text.Error($"'{name}' is no function");
        text.Require('(');
        var from = text.At;
        var open = 1;
        for (; !text.IsAtEnd; text.At++)
        {
            if (text.Current == '(') open++;
            if (text.Current == ')' && --open == 0) break;
        }

        var arguments = Literals(text, text.Text[from..text.At]);
        text.Require(')');
        return new PathFunction(name, arguments);
    }

    public JsonPathResult Apply(DataValue? value) => ByName[name](value, arguments) is { } result
        ? JsonPathResult.Of(result)
        : JsonPathResult.Failed($"Function {name}() cannot be applied to {value?.ToJson() ?? "null"}");

    private static IReadOnlyList<DataValue> Literals(PathText text, string source)
    {
        try
        {
            return string.IsNullOrWhiteSpace(source) ? [] : (DataArray)DataValue.Parse("[" + source + "]");
        }
        catch (JsonException)
        {
            throw text.Error("the arguments of a function must be literals");
        }
    }

    private static DataValue? Length(DataValue? value) => value switch
    {
        DataArray a => a.Count,
        DataObject o => o.Count,
        DataString s => s.Value.Length,
        _ => null,
    };

    private static DataNumber? Number(DataValue? value, IReadOnlyList<DataValue> more, Func<IReadOnlyList<double>, double> of)
    {
        var numbers = Items(value).Concat(more).OfType<DataNumber>().Select(n => n.Double).ToList();
        return numbers.Count == 0 ? null : new DataNumber(of(numbers));
    }

    private static double Deviation(IReadOnlyList<double> numbers)
    {
        var mean = numbers.Average();
        return Math.Sqrt(numbers.Average(n => (n - mean) * (n - mean)));
    }

    private static DataValue? Item(DataArray array, long index)
    {
        var at = index < 0 ? array.Count + index : index;
        return at >= 0 && at < array.Count ? array[(int)at] : null;
    }

    private static IEnumerable<DataValue> Items(DataValue? value) => value as DataArray ?? DataArray.Empty;

    private static string Text(DataValue value) => value is DataString s ? s.Value : value.ToJson();
}
