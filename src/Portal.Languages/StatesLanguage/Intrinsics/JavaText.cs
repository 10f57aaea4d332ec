using System.Globalization;
using System.Text;
using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Intrinsics;

/// <summary>Values as text in the way of Java's toString, which is what States.Format puts in: <c>{Arg1=1, Arg2=[a, null]}</c>.</summary>
internal static class JavaText
{
    public static string Of(DataValue value)
    {
        if (value is DataString text) return text.Value;
        var written = new StringBuilder();
        Append(value, written);
        return written.ToString();
    }

    /// <summary>A value with its numbers written as AWS's JSON library writes them after it has read them: <c>-0</c> is 0, <c>1.10</c> is 1.1, <c>1e2</c> is 100.0.</summary>
    public static DataValue Normalize(DataValue value) => value switch
    {
        DataNumber n => Number(n) is var text && text != n.Text ? new DataNumber(n.Double, text) : n,
        DataArray array => new DataArray([.. array.Select(Normalize)]),
        DataObject o => o.Aggregate(new DataObjectBuilder(o.Count), (made, field) => made.Set(field.Key, Normalize(field.Value))).Build(),
        _ => value,
    };

    private static void Append(DataValue value, StringBuilder text)
    {
        switch (value)
        {
            case DataString s:
                text.Append(s.Value);
                break;
            case DataNumber n:
                text.Append(Number(n));
                break;
            case DataArray array:
                text.Append('[');
                for (var i = 0; i < array.Count; i++)
                {
                    if (i > 0) text.Append(", ");
                    Append(array[i], text);
                }

                text.Append(']');
                break;
            case DataObject o:
                text.Append('{');
                var isFirst = true;
                foreach (var (name, field) in o)
                {
                    if (!isFirst) text.Append(", ");
                    isFirst = false;
                    text.Append(name).Append('=');
                    Append(field, text);
                }

                text.Append('}');
                break;
            default:
                text.Append(value.ToJson());
                break;
        }
    }

    /// <summary>A whole number as it is; any other as Double.toString writes it: with a point, and with an exponent only below 0.001 and from ten million on.</summary>
    private static string Number(DataNumber number)
    {
        if (number.Text.AsSpan().IndexOfAny('.', 'e', 'E') < 0) return number.Text == "-0" ? "0" : number.Text;
        var value = number.Double;
        if (value == 0) return double.IsNegative(value) ? "-0.0" : "0.0";
        if (Math.Abs(value) is >= 1e-3 and < 1e7) return value == Math.Floor(value) ? value.ToString("F1", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        var scientific = value.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var digits = new string([.. shortest.Split('E')[0].Where(char.IsAsciiDigit)]).Trim('0');
        var exponent = int.Parse(scientific[(scientific.IndexOf('E', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
        return $"{(value < 0 ? "-" : "")}{digits[0]}.{(digits.Length > 1 ? digits[1..] : "0")}E{exponent.ToString(CultureInfo.InvariantCulture)}";
    }
}
