using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Portal.Languages.Data;

/// <summary>
/// An immutable JSON value. State data, event details and expression results are all of this type: because nobody can
/// change a value, states share their inputs and outputs instead of cloning them.
/// </summary>
/// <remarks>
/// Numbers keep the text they were written with (<see cref="DataNumber"/>), objects keep the order of their fields, and of
/// two fields of one name the last one counts. Two values are equal when they stand for the same JSON; <c>1</c>, <c>1.0</c>
/// and <c>1e0</c> are equal.
/// </remarks>
public abstract class DataValue : IEquatable<DataValue>
{
    /// <summary>The depth from which on a text is refused: deeper than any payload of AWS, shallow enough for the stack.</summary>
    public const int MaxDepth = 1000;

    /// <summary>Compact UTF-8 of AWS's kind: only what JSON demands is escaped.</summary>
    public static readonly JsonWriterOptions Compact = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth + 8,
        SkipValidation = true,
    };

    private static readonly JsonWriterOptions Indented = Compact with { Indented = true };

    public static DataValue Null => DataNull.Instance;
    public static DataValue True => DataBoolean.True;
    public static DataValue False => DataBoolean.False;

    public abstract DataKind Kind { get; }

    /// <summary>Parses JSON text.</summary>
    /// <exception cref="JsonException">The text is not JSON, or nests deeper than <see cref="MaxDepth"/>.</exception>
    public static DataValue Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    /// <inheritdoc cref="Parse(string)"/>
    public static DataValue Parse(ReadOnlySpan<byte> utf8) => DataReader.Read(utf8);

    /// <summary>Parses JSON text; null where the text is not JSON.</summary>
    public static DataValue? TryParse(string? json)
    {
        if (json is null) return null;
        try
        {
            return Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public abstract void WriteTo(Utf8JsonWriter writer);

    /// <summary>The compact JSON text.</summary>
    public string ToJson() => Encoding.UTF8.GetString(ToUtf8());

    /// <summary>The JSON text with an indent of two spaces, for people.</summary>
    public string ToIndentedJson() => Encoding.UTF8.GetString(Write(Indented).WrittenSpan);

    /// <summary>The compact JSON text as UTF-8.</summary>
    public byte[] ToUtf8() => Write(Compact).WrittenSpan.ToArray();

    public abstract bool Equals(DataValue? other);
    public abstract override int GetHashCode();
    public sealed override bool Equals(object? obj) => obj is DataValue other && Equals(other);
    public sealed override string ToString() => ToJson();

    /// <summary>A C# null stays one: an optional field that is left out.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator DataValue?(string? value) => value is null ? null : new DataString(value);

    public static implicit operator DataValue(bool value) => DataBoolean.Of(value);
    public static implicit operator DataValue(int value) => new DataNumber(value);
    public static implicit operator DataValue(long value) => new DataNumber(value);

    private ArrayBufferWriter<byte> Write(JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, options);
        WriteTo(writer);
        writer.Flush();
        return buffer;
    }
}
