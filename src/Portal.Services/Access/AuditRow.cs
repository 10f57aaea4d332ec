using Portal.Services.Store;

namespace Portal.Services.Access;

/// <summary>A row of the table, as Dapper reads it.</summary>
internal sealed class AuditRow(long number, long at_us, string actor_id, string actor_name, string action, string connection, string resource, string outcome,
    string? comment, string? details, byte[] seal)
{
    public AuditRecord Record { get; } = new(number, at_us.FromStore(), actor_id, actor_name, action, connection, resource, outcome, comment, details);
    public byte[] Seal { get; } = seal;
}
