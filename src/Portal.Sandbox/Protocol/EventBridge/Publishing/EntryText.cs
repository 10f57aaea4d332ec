using Portal.Languages.Data;

namespace Portal.Sandbox.Protocol.EventBridge.Publishing;

/// <summary>Entries as AWS quotes them in the message about too many of them.</summary>
internal static class EntryText
{
    public static string Of(DataArray entries) => "[" + string.Join(", ", entries.OfType<DataObject>().Select(Of)) + "]";

    private static string Of(DataObject entry) =>
        $"PutEventsRequestEntry(time={Value(entry["Time"])}, source={Value(entry["Source"])}, resources={Value(entry["Resources"])}, " +
        $"detailType={Value(entry["DetailType"])}, detail={Value(entry["Detail"])}, eventBusName={Value(entry["EventBusName"])}, " +
        $"traceHeader={Value(entry["TraceHeader"])}, kmsKeyIdentifier=null, internalMetadata=null)";

    private static string Value(DataValue? value) => value switch
    {
        null => "null",
        DataString text => text.Value,
        DataArray items => "[" + string.Join(", ", items.Select(Value)) + "]",
        _ => value.ToJson(),
    };
}
