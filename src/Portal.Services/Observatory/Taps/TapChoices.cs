using System.Collections.Concurrent;
using Dapper;
using Portal.Services.Aws;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Taps;

/// <summary>Remembers which taps a user took away, so that the portal does not make them again by itself.</summary>
internal sealed class TapChoices(IPortalDatabase database)
{
    private readonly ConcurrentDictionary<(string Connection, string EventBusName), bool> off = new();

    /// <summary>True where buses without a tap get one: in the sandbox, and where a connection's configuration asks for it.</summary>
    public static bool TapsByItself(Connection connection, PortalServicesOptions options) =>
        connection.IsSandbox || (options.Connections.TryGetValue(connection.Id, out var configured) && configured.AutoTap);

    public async Task<bool> IsOffAsync(string connection, string eventBusName, CancellationToken cancellationToken)
    {
        if (off.TryGetValue((connection, eventBusName), out var known)) return known;
        var count = await database.ReadAsync(c => c.QuerySingle<int>("SELECT count(*) FROM tap_off WHERE connection = @connection AND bus = @eventBusName", new { connection, eventBusName }), cancellationToken);
        return off[(connection, eventBusName)] = count > 0;
    }

    public async Task SetAsync(string connection, string eventBusName, bool isOff, CancellationToken cancellationToken)
    {
        var sql = isOff
            ? "INSERT INTO tap_off(connection, bus) VALUES (@connection, @eventBusName) ON CONFLICT(connection, bus) DO NOTHING"
            : "DELETE FROM tap_off WHERE connection = @connection AND bus = @eventBusName";
        await database.WriteAsync((c, t) => c.Execute(sql, new { connection, eventBusName }, t), cancellationToken);
        off[(connection, eventBusName)] = isOff;
    }
}
