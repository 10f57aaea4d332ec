using System.Globalization;
using Portal.Languages.Data;
using Portal.Services.Aws;

namespace Portal.Services.Composing;

/// <summary>The event that an entry would become, for trying patterns on it.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html</remarks>
internal static class DraftEnvelope
{
    /// <summary>Null where Detail is no JSON object.</summary>
    public static string? For(EventDraft draft, string account, Connection connection, DateTimeOffset now)
    {
        if (DataValue.TryParse(draft.Detail) is not DataObject detail) return null;
        return new DataObjectBuilder
        {
            ["version"] = "0",
            ["id"] = "00000000-0000-0000-0000-000000000000",
            ["detail-type"] = draft.DetailType,
            ["source"] = draft.Source,
            ["account"] = account,
            ["time"] = (draft.Time ?? now).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["region"] = connection.Region,
            ["resources"] = new DataArray([.. draft.Resources.Select(r => (DataValue)r)]),
            ["detail"] = detail,
        }.Build().ToJson();
    }

    /// <summary>The bus's name; of another account's or region's ARN the whole text.</summary>
    public static string BusName(string eventBusName)
    {
        if (eventBusName.Length == 0) return "default";
        var at = eventBusName.IndexOf(":event-bus/", StringComparison.Ordinal);
        return at < 0 ? eventBusName : eventBusName[(at + ":event-bus/".Length)..];
    }
}
