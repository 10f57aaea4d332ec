using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Values;

/// <summary>
/// Deep copies as JSONata's <c>$clone</c> makes them: through JSON text, so that numbers lose what is beyond fifteen
/// digits and functions become empty strings.
/// </summary>
internal sealed class Copier(Run run)
{
    private readonly HashSet<DataObject> copies = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether the object was made here.</summary>
    public bool Owns(DataObject value) => copies.Contains(value);

    public DataValue? Of(DataValue? value)
    {
        run.EnsureStack();
        switch (value)
        {
            case DataObject fields:
                var copiedFields = new KeyValuePair<string, DataValue>[fields.Count];
                for (var i = 0; i < copiedFields.Length; i++) copiedFields[i] = new(fields.Fields[i].Key, Of(fields.Fields[i].Value)!);
                var copy = new DataObject(copiedFields);
                copies.Add(copy);
                return copy;
            case DataArray array:
                var items = new DataValue[array.Count];
                for (var i = 0; i < items.Length; i++) items[i] = Of(array[i])!;
                return new DataArray(items);
            case DataNumber number:
                var rounded = Numbers.Rounded(number.Double, run.Dialect);
                return rounded.Equals(number.Double) ? number : Numbers.Of(rounded);
            case FunctionValue:
                return DataString.Empty;
            case Hole:
                return DataValue.Null;
            default:
                return value;
        }
    }
}
