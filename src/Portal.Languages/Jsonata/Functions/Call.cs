using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Signatures;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>A call of a library function: its arguments and where it is made.</summary>
internal readonly struct Call(DataValue?[] arguments, DataValue? input, Run run)
{
    /// <summary>The context value.</summary>
    public DataValue? Input { get; } = input;

    public Run Run { get; } = run;

    public DataValue?[] Arguments => arguments;

    /// <summary>An argument; C# null where it is undefined.</summary>
    public DataValue? this[int index] => index < arguments.Length ? arguments[index] : null;

    /// <summary>A string argument; null where it is undefined.</summary>
    public string? Text(int index) => this[index] switch
    {
        null => null,
        DataString text => text.Value,
        _ => throw Mismatch(index),
    };

    /// <summary>A number argument; null where it is undefined.</summary>
    public double? Number(int index) => this[index] switch
    {
        null => null,
        DataNumber number => Numbers.Finite(number),
        _ => throw Mismatch(index),
    };

    /// <summary>An array argument; null where it is undefined.</summary>
    public DataArray? Array(int index) => this[index] switch
    {
        null => null,
        DataArray array => array,
        var value => new DataArray([value]),
    };

    /// <summary>An object argument; null where it is undefined.</summary>
    public DataObject? Object(int index) => this[index] switch
    {
        null => null,
        DataObject fields => fields,
        _ => throw Mismatch(index),
    };

    /// <summary>A function argument.</summary>
    public FunctionValue Function(int index) => this[index] as FunctionValue ?? throw Mismatch(index);

    /// <summary>Calls a function that was passed as an argument.</summary>
    public DataValue? Invoke(FunctionValue function, params DataValue?[] values) => Run.Call(function, values);

    /// <summary>An item of an array argument, which must be a number.</summary>
    public static double NumberIn(DataValue item) => item is DataNumber number ? number.Double : throw WrongItem("n");

    /// <summary>An item of an array argument, which must be a string.</summary>
    public static string TextIn(DataValue item) => item is DataString text ? text.Value : throw WrongItem("s");

    private static JsonataException WrongItem(string type) => new("T0412") { Index = 1, Word = TypeLetter.Plural(type) };

    private static JsonataException Mismatch(int index) => new("T0410") { Index = index + 1 };
}
