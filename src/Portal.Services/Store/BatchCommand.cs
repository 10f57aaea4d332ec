using System.Data.Common;

namespace Portal.Services.Store;

/// <summary>One statement that is run many times with other values: prepared once.</summary>
internal sealed class BatchCommand : IDisposable
{
    private readonly DbCommand command;

    public BatchCommand(DbConnection connection, DbTransaction transaction, string sql, params ReadOnlySpan<string> names)
    {
        command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
        }
    }

    /// <param name="values">In the order of the names.</param>
    public void Run(params ReadOnlySpan<object?> values)
    {
        Set(values);
        command.ExecuteNonQuery();
    }

    public object? Scalar(params ReadOnlySpan<object?> values)
    {
        Set(values);
        return command.ExecuteScalar();
    }

    public void Dispose() => command.Dispose();

    private void Set(ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++) command.Parameters[at].Value = values[at] ?? DBNull.Value;
    }
}

/// <summary>Plain ADO.NET for statements whose text changes: Dapper would compile a reader for each.</summary>
internal static class Statements
{
    public static DbCommand Statement(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@" + name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public static List<T> Each<T>(this DbCommand command, Func<DbDataReader, T> read)
    {
        using var reader = command.ExecuteReader();
        var all = new List<T>();
        while (reader.Read()) all.Add(read(reader));
        return all;
    }
}
