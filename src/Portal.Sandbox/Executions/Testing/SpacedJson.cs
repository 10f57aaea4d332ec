using System.Text;
using Portal.Languages.Data;

namespace Portal.Sandbox.Executions.Testing;

/// <summary>JSON with a space after commas and colons: the form in which TestState shows data (recorded on AWS).</summary>
internal static class SpacedJson
{
    public static string Write(DataValue value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(DataValue value, StringBuilder text)
    {
        switch (value)
        {
            case DataObject fields:
                var first = true;
                text.Append('{');
                foreach (var (name, field) in fields)
                {
                    if (!first) text.Append(", ");
                    first = false;
                    text.Append(new DataString(name).ToJson()).Append(": ");
                    Write(field, text);
                }

                text.Append('}');
                break;
            case DataArray items:
                text.Append('[');
                for (var i = 0; i < items.Count; i++)
                {
                    if (i > 0) text.Append(", ");
                    Write(items[i], text);
                }

                text.Append(']');
                break;
            default:
                text.Append(value.ToJson());
                break;
        }
    }
}
