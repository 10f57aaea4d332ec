using Portal.Languages.Data;

namespace Portal.Components.Controls.Json;

/// <summary>
/// Hides what looks like a task token before anything of it is shown, copied or saved. The services mask tokens at their
/// places already; this is for what comes by another way, such as a payload that somebody typed.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html: whoever holds a token can answer for the step.</remarks>
public static class SecretMask
{
    public const string Shown = "•••••••• (task token, hidden)";

    /// <summary>Tokens of AWS and of the sandbox are longer than any plain word.</summary>
    private const int ShortestToken = 40;

    /// <summary>The value with tokens masked; the value itself, shared, where there are none.</summary>
    public static DataValue Apply(DataValue value) => value switch
    {
        DataObject o => Apply(o),
        DataArray a => Apply(a),
        _ => value,
    };

    private static DataObject Apply(DataObject value)
    {
        var result = value;
        foreach (var (name, field) in value)
        {
            var masked = field is DataString text && IsToken(name, text.Value) ? new DataString(Shown) : Apply(field);
            if (!ReferenceEquals(masked, field)) result = result.With(name, masked);
        }

        return result;
    }

    private static DataArray Apply(DataArray value)
    {
        DataValue[]? copy = null;
        for (var i = 0; i < value.Count; i++)
        {
            var masked = Apply(value[i]);
            if (ReferenceEquals(masked, value[i])) continue;
            copy ??= [.. value];
            copy[i] = masked;
        }

        return copy is null ? value : new DataArray(copy);
    }

    private static bool IsToken(string name, string text) =>
        text.Length >= ShortestToken && name.Contains("token", StringComparison.OrdinalIgnoreCase) && !text.Contains(' ', StringComparison.Ordinal);
}
