using System.Data.Common;
using Portal.Languages.Data;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events;

/// <summary>The columns of an event, in the order in which they are read.</summary>
internal static class EventRow
{
    public const string Columns =
        "e.seq, e.connection, e.bus, e.event_id, e.source, e.detail_type, e.account, e.region, e.time_us, e.recorded_us, e.execution_arn, e.resources, e.replay_name, e.has_token, e.preview";

    /// <summary>The place of the envelope, where it is read behind the columns.</summary>
    private const int Envelope = 15;

    public static RecordedEvent Read(DbDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7),
        r.GetInt64(8).FromStore(), r.GetInt64(9).FromStore())
    {
        ExecutionArn = r.IsDBNull(10) ? null : r.GetString(10),
        Resources = r.IsDBNull(11) ? [] : Texts(r.GetString(11)),
        ReplayName = r.IsDBNull(12) ? null : r.GetString(12),
        CarriesTaskToken = r.GetInt32(13) != 0,
        DetailPreview = r.GetString(14),
    };

    public static StoredEvent ReadWhole(DbDataReader r) => new(Read(r), r.GetString(Envelope));

    private static IReadOnlyList<string> Texts(string json) => DataValue.TryParse(json) is DataArray all ? [.. all.OfType<DataString>().Select(r => r.Value)] : [];
}
