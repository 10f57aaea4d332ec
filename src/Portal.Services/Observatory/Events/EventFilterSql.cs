using System.Text;
using Dapper;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events;

/// <summary>The part of a query that the store decides; the pattern is evaluated afterwards.</summary>
/// <param name="Where">Conditions, each with <c>AND</c> before it.</param>
internal sealed record EventFilterSql(string Where, DynamicParameters Values)
{
    public static EventFilterSql From(EventQuery query, ISqlDialect dialect)
    {
        var where = new StringBuilder();
        var values = new DynamicParameters();
        Equal("e.connection", "connection", query.Connection);
        Equal("e.bus", "bus", query.EventBusName);
        Equal("e.source", "source", query.Source);
        Equal("e.detail_type", "type", query.DetailType);
        Equal("e.account", "account", query.Account);
        Equal("e.execution_arn", "execution", query.ExecutionArn);
        if (query.From is { } from) Add("e.time_us >= @from", "from", from.ToStore());
        if (query.To is { } to) Add("e.time_us < @to", "to", to.ToStore());
        if (!string.IsNullOrWhiteSpace(query.Text) && dialect.TextQuery(query.Text) is { } text) Add(dialect.MatchEventText, "text", text);
        return new(where.ToString(), values);

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
