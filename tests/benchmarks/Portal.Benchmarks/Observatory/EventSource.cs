using System.Globalization;
using Portal.Languages.Data;
using Portal.Services.Observatory.Recording;

namespace Portal.Benchmarks.Observatory;

/// <summary>Events of about 1 KB as a company's buses carry them, the same ones in every run: few buses and sources, many words.</summary>
internal sealed class EventSource(DateTimeOffset begin, int count)
{
    public const string Connection = "sandbox";
    public static readonly string[] Buses = ["default", "limits", "onboarding", "payments"];
    private static readonly string[] Words = ["approved", "limit", "customer", "requested", "review", "rejected", "manual", "standard", "premium", "invoice", "transfer", "account", "office", "branch", "remote"];

    /// <summary>One in a thousand events has an execution behind it that sent it.</summary>
    public static string Execution(int at) => $"arn:aws:states:eu-central-1:111122223333:execution:limits:{at / 1000}";

    /// <summary>Spread over thirty days; one in a thousand comes days late.</summary>
    public TappedEvent At(int at)
    {
        var random = new Random(at);
        var bus = Buses[at % 10 < 6 ? 0 : at % 4];
        var source = $"com.example.{(bus == "default" ? "service" + (at % 15) : bus)}";
        var type = $"{Words[at % 12]} {Words[random.Next(12)]}";
        var time = begin.AddDays(30.0 * at / count) - (at % 1000 == 999 ? TimeSpan.FromDays(2) : TimeSpan.Zero);
        var id = new Guid(random.Next(), (short)random.Next(), (short)random.Next(), [1, 2, 3, 4, 5, 6, 7, (byte)at]).ToString();
        var account = $"1111222233{at % 5:00}";
        var detail = new DataObjectBuilder
        {
            ["orderId"] = $"ord-{at}",
            ["customer"] = new DataObjectBuilder { ["id"] = at % 50_000, ["name"] = $"Customer {random.Next(20_000)}", ["tier"] = Words[random.Next(5, 10)], ["active"] = at % 7 != 0 }.Build(),
            ["amount"] = random.Next(1000),
            ["note"] = string.Join(' ', Enumerable.Range(0, 40).Select(_ => Words[random.Next(Words.Length)] + (random.Next(3) == 0 ? random.Next(3000).ToString(CultureInfo.InvariantCulture) : ""))),
            ["trace"] = new Guid(random.Next(), 1, 2, [9, 8, 7, 6, 5, 4, 3, 2]).ToString(),
            ["kind"] = at % 100_000 == 5 ? "zebra" : "horse",
        }.Build();
        IReadOnlyList<string> resources = at % 1000 < 5 ? [$"arn:aws:states:eu-central-1:111122223333:stateMachine:limits", Execution(at)] : [];
        var envelope = new DataObjectBuilder
        {
            ["version"] = "0",
            ["id"] = id,
            ["detail-type"] = type,
            ["source"] = source,
            ["account"] = account,
            ["time"] = time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["region"] = "eu-central-1",
            ["resources"] = new DataArray([.. resources.Select(r => (DataValue)r)]),
            ["detail"] = detail,
        }.Build();
        return new(Connection, bus, id, source, type, account, "eu-central-1", time, envelope.ToJson(), detail.ToJson()) { Resources = resources, Origin = ExecutionOrigin.Read(resources) };
    }
}
