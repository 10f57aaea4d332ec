using Portal.Languages.Data;
using Portal.Services.Observatory.Recording;

namespace Portal.Services.Tests.Support;

/// <summary>Events as a tap brings them.</summary>
internal static class TestEvents
{
    public static readonly DateTimeOffset Time = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    public static TappedEvent New(string id, string bus = "orders", string source = "shop", string type = "Placed", string detail = "{}") => new("sandbox", bus, id, source, type, "111122223333",
        "eu-central-1", Time, new DataObjectBuilder { ["id"] = id, ["source"] = source, ["detail-type"] = type, ["detail"] = DataValue.Parse(detail) }.Build().ToJson(), detail);
}
