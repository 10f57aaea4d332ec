using Portal.Languages.Data;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events;

/// <summary>A row as Dapper reads it.</summary>
internal sealed class EventRow
{
    public long Seq { get; init; }
    public string Connection { get; init; } = "";
    public string Bus { get; init; } = "";
    public string Event_Id { get; init; } = "";
    public string Source { get; init; } = "";
    public string Detail_Type { get; init; } = "";
    public string Account { get; init; } = "";
    public string Region { get; init; } = "";
    public long Time_Us { get; init; }
    public long Recorded_Us { get; init; }
    public string? Execution_Arn { get; init; }
    public string? Resources { get; init; }
    public string? Replay_Name { get; init; }
    public long Has_Token { get; init; }
    public string Preview { get; init; } = "";
    public string? Envelope { get; init; }

    public StoredEvent ToStored() => new(new(Seq, Connection, Bus, Event_Id, Source, Detail_Type, Account, Region, Time_Us.FromStore(), Recorded_Us.FromStore())
    {
        Resources = DataValue.TryParse(Resources) is DataArray all ? [.. all.OfType<DataString>().Select(r => r.Value)] : [],
        ExecutionArn = Execution_Arn,
        DetailPreview = Preview,
        ReplayName = Replay_Name,
        CarriesTaskToken = Has_Token != 0,
    }, Envelope);
}
