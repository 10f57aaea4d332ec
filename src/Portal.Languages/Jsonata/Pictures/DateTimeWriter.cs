using System.Text;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>Writes an instant by a picture: https://docs.jsonata.org/date-time-functions#frommillis</summary>
internal static class DateTimeWriter
{
    private const string Iso8601 = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]";

    /// <param name="millis">Milliseconds since 1970.</param>
    /// <param name="picture">The picture; null for ISO 8601.</param>
    /// <param name="timezone">The offset as <c>+hhmm</c>; null for UTC.</param>
    /// <param name="run">The evaluation.</param>
    public static string Write(double millis, string? picture, string? timezone, Run run)
    {
        var offset = timezone is null ? 0 : IntegerParser.ParseLeading(timezone);
        var (hours, minutes) = (Math.Floor(offset / 100), offset % 100);
        var local = millis + (((60 * hours) + minutes) * 60_000);
        if (!Calendar.IsInRange(local)) throw new JsonataException("D1001") { Value = new DataNumber(millis) };
        var result = new StringBuilder();
        foreach (var part in DateTimePicture.Parse(picture ?? Iso8601, run.Dialect))
        {
            result.Append(part.Literal ?? Component(Math.Truncate(local), part, hours, minutes, run));
            run.EnsureTextFits(result.Length);
        }

        return result.ToString();
    }

    private static string Component(double millis, DateTimePart part, double hours, double minutes, Run run) => part.Component switch
    {
        'Z' or 'z' => Zone(part, hours, minutes, run),
        'P' => Half(millis, part),
        'C' or 'E' => "ISO",
        _ when DateComponents.Of(millis, part.Component) is { } value => part.NameCase is null ? Number(value, part, run) : Name(value, part),
        _ => "undefined",
    };

    private static string Number(double value, DateTimePart part, Run run)
    {
        if (part is { Component: 'Y', Digits: { } digits }) value %= Math.Pow(10, digits);
        return part.Integer!.Format(value, run);
    }

    private static string Name(double value, DateTimePart part)
    {
        var name = part.Component switch
        {
            'M' or 'x' => Calendar.Months[(int)value - 1],
            'F' => Calendar.Days[(int)value],
            _ => throw new JsonataException("D3133") { Value = new DataString(part.Component.ToString()) },
        };
        name = part.NameCase switch
        {
            LetterCase.Upper => name.ToUpperInvariant(),
            LetterCase.Lower => name.ToLowerInvariant(),
            _ => name,
        };
        return part.MaxWidth is { } width && name.Length > width ? name[..width] : name;
    }

    private static string Half(double millis, DateTimePart part)
    {
        var half = DateComponents.Of(millis, 'P') == 1 ? "pm" : "am";
        return part.NameCase == LetterCase.Upper ? half.ToUpperInvariant() : half;
    }

    private static string Zone(DateTimePart part, double hours, double minutes, Run run)
    {
        var picture = part.Integer!;
        var offset = (hours * 100) + minutes;
        string text;
        if (picture.RegularSeparator is not null || picture.MandatoryDigits is 3 or 4)
        {
            text = picture.Format(offset, run);
        }
        else if (picture.MandatoryDigits is 1 or 2)
        {
            text = picture.Format(hours, run);
            if (minutes != 0) text += ":" + IntegerPicture.Parse("00").Format(minutes, run);
        }
        else
        {
            throw new JsonataException("D3134") { Value = new DataNumber((double)picture.MandatoryDigits) };
        }

        if (offset == 0 && part.IsTraditional) return "Z";
        if (offset >= 0) text = "+" + text;
        return part.Component == 'z' ? "GMT" + text : text;
    }
}
