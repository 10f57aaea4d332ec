using Portal.Languages.Data;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Signatures;

/// <summary>The letter that stands for a value's type in a signature.</summary>
internal static class TypeLetter
{
    public static char Of(DataValue? value) => value switch
    {
        null or Hole => 'm',
        DataString => 's',
        DataNumber => 'n',
        DataBoolean => 'b',
        DataNull => 'l',
        DataArray => 'a',
        FunctionValue => 'f',
        _ => 'o',
    };

    /// <summary>The word for many values of a type; null where there is none.</summary>
    public static string? Plural(string type) => type switch
    {
        "a" => "arrays",
        "b" => "booleans",
        "f" => "functions",
        "n" => "numbers",
        "o" => "objects",
        "s" => "strings",
        _ => null,
    };
}
