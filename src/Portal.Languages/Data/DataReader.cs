using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.Languages.Data;

/// <summary>UTF-8 JSON text to values, in one pass.</summary>
internal static class DataReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = DataValue.MaxDepth };

    public static DataValue Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        try
        {
            if (!reader.Read()) throw new JsonException("The text is empty.");
            var value = ReadValue(ref reader);
            if (reader.Read()) throw new JsonException("There is text after the value.");
            return value;
        }
        catch (InvalidOperationException e)
        {
            // The reader's word for a lone surrogate or bytes that are no UTF-8.
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>Reads the value at which the reader stands.</summary>
    public static DataValue ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => new DataString(reader.GetString()!),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.True => DataBoolean.True,
        JsonTokenType.False => DataBoolean.False,
        _ => DataNull.Instance,
    };

    private static DataObject ReadObject(ref Utf8JsonReader reader)
    {
        var builder = new DataObjectBuilder();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            builder.Set(name, ReadValue(ref reader));
        }

        return builder.Build();
    }

    private static DataArray ReadArray(ref Utf8JsonReader reader)
    {
        var items = new List<DataValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ReadValue(ref reader));
        return items.Count == 0 ? DataArray.Empty : new DataArray(items.ToArray());
    }

    private static DataNumber ReadNumber(ref Utf8JsonReader reader)
    {
        var text = Encoding.ASCII.GetString(reader.ValueSpan);
        return new DataNumber(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), text);
    }
}
