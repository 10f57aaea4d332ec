using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary><c>$error</c>, <c>$assert</c>: https://docs.jsonata.org/object-functions#error</summary>
internal static class ErrorFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("error", "<s?:x>", 1, call => throw Failure("D3137", call.Text(0), "$error() function evaluated")),
        new("assert", "<bs?:x>", 2, call => call[0] is DataBoolean { Value: true } ? null : throw Failure("D3141", call.Text(1), "$assert() statement failed")),
    ];

    private static JsonataException Failure(string code, string? message, string otherwise) =>
        new(code) { Sentence = string.IsNullOrEmpty(message) ? otherwise : message };
}
