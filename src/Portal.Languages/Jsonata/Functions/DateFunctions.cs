using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Pictures;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>https://docs.jsonata.org/date-time-functions</summary>
internal static class DateFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("now", "<s?s?:s>", 2, call => Write(Now(call.Run), call.Text(0), call.Text(1), call.Run)),
        new("millis", "<:n>", 0, call => Numbers.Of(Now(call.Run))),
        new("fromMillis", "<n-s?s?:s>", 3, call => call.Number(0) is { } millis ? Write(millis, call.Text(1), call.Text(2), call.Run) : null),
        new("toMillis", "<s-s?:n>", 2, ToMillis),
    ];

    private static double Now(Run run) => run.Now.ToUnixTimeMilliseconds();

    private static DataString Write(double millis, string? picture, string? timezone, Run run) => new(DateTimeWriter.Write(millis, picture, timezone, run));

    private static DataNumber? ToMillis(Call call)
    {
        if (call.Text(0) is not { } text) return null;
        var millis = call.Text(1) is { } picture
            ? DateTimeReader.Read(text, picture, call.Run)
            : Iso8601.Parse(text) ?? throw new JsonataException("D3110") { Value = call[0] };
        return millis is { } instant ? Numbers.Of(instant) : null;
    }
}
