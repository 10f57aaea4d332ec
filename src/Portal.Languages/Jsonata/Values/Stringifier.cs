using System.Globalization;
using System.Text;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Values;

/// <summary>Values as text, spelled as JavaScript spells JSON: https://docs.jsonata.org/string-functions#string</summary>
internal static class Stringifier
{
    /// <summary>A value in an error message is cut here.</summary>
    private const int LongestQuote = 10_000;

    /// <summary>A string as it is, everything else as JSON with numbers of fifteen digits; null for undefined.</summary>
    /// <exception cref="JsonataException">The value is no finite number (D3001), or the text grows too long (D2015).</exception>
    public static string? Text(DataValue? value, Run run, bool isPretty = false)
    {
        switch (value)
        {
            case null:
                return null;
            case DataString text:
                return text.Value;
            case FunctionValue:
                return "";
            case DataNull:
                return "null";
            case DataBoolean { Value: var isTrue }:
                return isTrue ? "true" : "false";
            case DataNumber number:
                if (!double.IsFinite(number.Double)) throw new JsonataException("D3001") { Value = DataValue.Null };
                return DataNumber.Format(Numbers.Rounded(number.Double, run.Dialect));
            default:
                if (value is DataArray { Count: 1 } outer && (outer.Marks & ArrayMarks.Outer) != 0) value = outer[0];
                var writer = new Writer(run, isPretty);
                writer.Write(value, 0);
                return writer.ToString();
        }
    }

    /// <summary>A value as error messages quote it.</summary>
    public static string Json(DataValue? value)
    {
        if (value is null or FunctionValue) return "undefined";
        var writer = new Writer(null, false);
        writer.Write(value, 0);
        return writer.ToString();
    }

    private sealed class Writer(Run? run, bool isPretty)
    {
        private readonly StringBuilder text = new();

        public override string ToString() => text.ToString();

        public void Write(DataValue value, int depth)
        {
            run?.EnsureStack();
            if (run is null && (depth > DataValue.MaxDepth || text.Length > LongestQuote)) return;
            run?.EnsureTextFits(text.Length);
            switch (value)
            {
                case DataObject fields:
                    WriteObject(fields, depth);
                    break;
                case DataArray array:
                    WriteArray(array, depth);
                    break;
                case DataString s:
                    WriteString(s.Value);
                    break;
                case DataNumber { Double: var number }:
                    text.Append(double.IsFinite(number) ? DataNumber.Format(run is null ? number : Numbers.Rounded(number, run.Dialect)) : "null");
                    break;
                case FunctionValue:
                    text.Append("\"\"");
                    break;
                case DataBoolean { Value: var isTrue }:
                    text.Append(isTrue ? "true" : "false");
                    break;
                default:
                    text.Append("null");
                    break;
            }
        }

        private void WriteObject(DataObject fields, int depth)
        {
            text.Append('{');
            var isFirst = true;
            foreach (var (name, value) in fields.Fields)
            {
                if (!isFirst) text.Append(',');
                isFirst = false;
                NewLine(depth + 1);
                WriteString(name);
                text.Append(isPretty ? ": " : ":");
                Write(value, depth + 1);
            }

            if (!isFirst) NewLine(depth);
            text.Append('}');
        }

        private void WriteArray(DataArray array, int depth)
        {
            text.Append('[');
            var isFirst = true;
            foreach (var item in array.Items)
            {
                if (!isFirst) text.Append(',');
                isFirst = false;
                NewLine(depth + 1);
                Write(item, depth + 1);
            }

            if (!isFirst) NewLine(depth);
            text.Append(']');
        }

        private void NewLine(int depth)
        {
            if (isPretty) text.Append('\n').Append(' ', depth * 2);
        }

        private void WriteString(string value)
        {
            text.Append('"');
            for (var i = 0; i < value.Length; i++)
            {
                var c = value[i];
                switch (c)
                {
                    case '"' or '\\':
                        text.Append('\\').Append(c);
                        break;
                    case '\b':
                        text.Append("\\b");
                        break;
                    case '\f':
                        text.Append("\\f");
                        break;
                    case '\n':
                        text.Append("\\n");
                        break;
                    case '\r':
                        text.Append("\\r");
                        break;
                    case '\t':
                        text.Append("\\t");
                        break;
                    default:
                        if (c < ' ' || IsLoneSurrogate(value, i)) text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                        else text.Append(c);
                        break;
                }
            }

            text.Append('"');
        }

        private static bool IsLoneSurrogate(string value, int at)
        {
            if (char.IsHighSurrogate(value[at])) return at + 1 == value.Length || !char.IsLowSurrogate(value[at + 1]);
            return char.IsLowSurrogate(value[at]) && (at == 0 || !char.IsHighSurrogate(value[at - 1]));
        }
    }
}
