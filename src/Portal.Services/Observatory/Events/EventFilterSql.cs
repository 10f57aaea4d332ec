using System.Text;
using Dapper;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events;

/// <summary>
/// The part of a query that the store decides; the pattern is evaluated afterwards. Each form reads an index in the very order
/// of the answer: by recording; by the words' index, which is in the same order; by time where a time range is asked for.
/// </summary>
/// <param name="From">What stands behind FROM; the events are <c>e</c>.</param>
/// <param name="Where">The conditions, the keyset's first.</param>
/// <param name="Order">What stands behind ORDER BY.</param>
internal sealed record EventFilterSql(string From, string Where, string Order, DynamicParameters Values)
{
    /// <param name="after">The last event of the page before; null for the first page.</param>
    public static EventFilterSql Read(EventQuery query, EventCursor? after, ISqlDialect dialect)
    {
        var where = new StringBuilder("1 = 1");
        var values = new DynamicParameters();
        var text = string.IsNullOrWhiteSpace(query.Text) ? null : dialect.TextQuery(query.Text);
        var byTime = text is null && (query.From is not null || query.To is not null);
        var seq = text is null ? "e.seq" : dialect.EventTextSeq;
        if (text is not null) Add(dialect.MatchEventText, "text", text);
        if (after is not null)
        {
            values.Add("seq", after.Sequence);
            if (byTime) Add("(e.time_us, e.seq) < (@time, @seq)", "time", after.Time.ToStore());
            else where.Append(" AND ").Append(seq).Append(" < @seq");
        }

        // Nearly all events are of one connection: by time, its index would be read whole and sorted.
        Equal(byTime ? "(e.connection || '')" : "e.connection", "connection", query.Connection);
        Equal("e.bus", "bus", query.EventBusName);
        Equal("e.source", "source", query.Source);
        Equal("e.detail_type", "type", query.DetailType);
        Equal("e.account", "account", query.Account);
        Equal("e.execution_arn", "execution", query.ExecutionArn);
        if (query.From is { } from) Add("e.time_us >= @from", "from", from.ToStore());
        if (query.To is { } to) Add("e.time_us < @to", "to", to.ToStore());
        return new(text is null ? "event e" : dialect.FromEventText, where.ToString(), byTime ? "e.time_us DESC, e.seq DESC" : seq + " DESC", values);

        void Equal(string column, string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) Add($"{column} = @{name}", name, value);
        }

        void Add(string condition, string name, object value)
        {
            where.Append(" AND ").Append(condition);
            values.Add(name, value);
        }
    }
}
