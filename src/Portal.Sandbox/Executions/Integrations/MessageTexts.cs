using Portal.Languages.Data;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary>Integrations take any JSON where a service takes a text.</summary>
internal static class MessageTexts
{
    /// <summary>The parameters with one field as text, and without fields that are null.</summary>
    public static DataObject With(DataValue parameters, string field)
    {
        if (parameters is not DataObject given) return DataObject.Empty;
        var builder = new DataObjectBuilder(given.Count);
        foreach (var (name, value) in given)
        {
            if (value is DataNull) continue;
            builder.Set(name, name == field ? Text(value) : value);
        }

        return builder.Build();
    }

    public static DataString Text(DataValue value) => value as DataString ?? new DataString(value.ToJson());
}
