using Dapper;
using Portal.Services.Aws;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Taps;

/// <summary>
/// Remembers which taps a user took away, so that the portal does not make them again by itself. Always asked of the store:
/// another process (the deploy command) may have changed it.
/// </summary>
internal sealed class TapChoices(IPortalDatabase database)
{
    /// <summary>True where buses without a tap get one: in the sandbox, and where a connection's configuration asks for it.</summary>
    public static bool TapsByItself(Connection connection, PortalServicesOptions options) =>
        connection.IsSandbox || (options.Connections.TryGetValue(connection.Id, out var configured) && configured.AutoTap);

    public Task<bool> IsOffAsync(string connection, string eventBusName, CancellationToken cancellationToken) => database.ReadAsync(c =>
        c.QuerySingle<int>("SELECT count(*) FROM tap_off WHERE connection = @connection AND bus = @eventBusName", new { connection, eventBusName }) > 0, cancellationToken);

    public Task SetAsync(string connection, string eventBusName, bool isOff, CancellationToken cancellationToken)
    {
        var sql = isOff
            ? "INSERT INTO tap_off(connection, bus) VALUES (@connection, @eventBusName) ON CONFLICT(connection, bus) DO NOTHING"
            : "DELETE FROM tap_off WHERE connection = @connection AND bus = @eventBusName";
        return database.WriteAsync((c, t) => c.Execute(sql, new { connection, eventBusName }, t), cancellationToken);
    }
}
