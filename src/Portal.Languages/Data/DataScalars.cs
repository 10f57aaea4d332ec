using System.Globalization;
using System.Text.Json;

namespace Portal.Languages.Data;

/// <summary>JSON null. A field that is not there at all is a C# null, never this.</summary>
public sealed class DataNull : DataValue
{
    public static readonly DataNull Instance = new();

    private DataNull()
    {
    }

    public override DataKind Kind => DataKind.Null;
    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteNullValue();
    public override bool Equals(DataValue? other) => other is DataNull;
    public override int GetHashCode() => 0;
}

/// <summary>JSON true or false.</summary>
public sealed class DataBoolean : DataValue
{
    public static new readonly DataBoolean True = new(true);
    public static new readonly DataBoolean False = new(false);

    private DataBoolean(bool value) => Value = value;

    public bool Value { get; }
    public override DataKind Kind => DataKind.Boolean;
    public static DataBoolean Of(bool value) => value ? True : False;
    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteBooleanValue(Value);
    public override bool Equals(DataValue? other) => other is DataBoolean b && b.Value == Value;
    public override int GetHashCode() => Value ? 1 : 2;
}

/// <summary>A JSON string.</summary>
public sealed class DataString(string value) : DataValue
{
    public static readonly DataString Empty = new("");

    public string Value { get; } = value;
    public override DataKind Kind => DataKind.String;
    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(Value);
    public override bool Equals(DataValue? other) => other is DataString s && string.Equals(s.Value, Value, StringComparison.Ordinal);
    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.Ordinal);
}

/// <summary>A JSON number. Its text is kept, so that <c>1.0</c> passes through a state machine as <c>1.0</c>.</summary>
public sealed class DataNumber : DataValue
{
    private readonly string? text;

    public DataNumber(long value) => (Double, text) = (value, value.ToString(CultureInfo.InvariantCulture));

    public DataNumber(double value) => Double = value;

    /// <param name="value">The number.</param>
    /// <param name="text">How it is written: a JSON number.</param>
    internal DataNumber(double value, string text) => (Double, this.text) = (value, text);

    public override DataKind Kind => DataKind.Number;
    public double Double { get; }

    /// <summary>The number as it is written: as it was parsed, else the shortest text that reads back the same.</summary>
    public string Text => text ?? Format(Double);

    /// <summary>True where the number has no fraction and fits a <see cref="long"/>; <c>1.0</c> counts.</summary>
    public bool TryGetInt64(out long value)
    {
        if (text is not null && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)) return true;
        value = 0;
        if (Double != Math.Floor(Double) || Math.Abs(Double) >= 9.2e18) return false;
        value = (long)Double;
        return true;
    }

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(Text, skipInputValidation: true);
    public override bool Equals(DataValue? other) => other is DataNumber n && n.Double.Equals(Double);
    public override int GetHashCode() => Double.GetHashCode();

    /// <summary>The shortest text that reads back the same, written as JavaScript does: exponents from 1e21 on and below 1e-6.</summary>
    public static string Format(double value)
    {
        if (value == Math.Floor(value) && Math.Abs(value) < 1e15) return ((long)value).ToString(CultureInfo.InvariantCulture);
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        if (exponentAt < 0 && (Math.Abs(value) >= 1e-6 || !double.IsFinite(value))) return text;
        return ScientificNumber.Format(text, exponentAt);
    }
}
