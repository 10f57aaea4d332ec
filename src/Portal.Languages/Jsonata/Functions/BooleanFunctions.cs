using Portal.Languages.Data;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>https://docs.jsonata.org/boolean-functions</summary>
internal static class BooleanFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("boolean", "<x-:b>", 1, call => call[0] is { } value ? DataBoolean.Of(Truth.Of(value, call.Run)) : null),
        new("not", "<x-:b>", 1, call => call[0] is { } value ? DataBoolean.Of(!Truth.Of(value, call.Run)) : null),
        new("exists", "<x:b>", 1, call => DataBoolean.Of(call[0] is not null)),
    ];
}
