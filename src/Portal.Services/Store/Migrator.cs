using System.Data.Common;
using Dapper;

namespace Portal.Services.Store;

/// <summary>Brings a schema up to date: each step once, in order, all in one transaction, so that of two starters one waits.</summary>
internal static class Migrator
{
    private static readonly IReadOnlyList<Migration> Steps = [EventSchema.Create, AuditSchema.Create, WaitSchema.Create, ViewSchema.Create, FailureSchema.Create, DecisionSchema.Create, KeySchema.Create, BusinessKeySchema.Create];

    /// <exception cref="InvalidOperationException">The store was written by a newer version.</exception>
    public static void Migrate(DbConnection connection, ISqlDialect dialect)
    {
        using var transaction = connection.BeginTransaction();
        dialect.Lock(connection, transaction, StoreLock.Schema);
        connection.Execute("CREATE TABLE IF NOT EXISTS schema_step(number INT PRIMARY KEY, name TEXT NOT NULL)", transaction: transaction);
        var names = connection.Query<string>("SELECT name FROM schema_step ORDER BY number", transaction: transaction).AsList();
        var known = names.Count;
        if (known > Steps.Count) throw new InvalidOperationException($"The store has schema {known}, this version knows {Steps.Count}: a newer version has written it.");
        if (!names.SequenceEqual(Steps.Take(known).Select(s => s.Name)))
            throw new InvalidOperationException("The store was written by a preview of this version. Nothing can be read from it: take the file portal.db, or the schema in PostgreSQL, away.");
        for (var number = known + 1; number <= Steps.Count; number++)
        {
            var step = Steps[number - 1];
            foreach (var statement in step.Statements(dialect)) connection.Execute(statement, transaction: transaction);
            connection.Execute("INSERT INTO schema_step(number, name) VALUES (@number, @Name)", new { number, step.Name }, transaction);
        }

        transaction.Commit();
    }
}

/// <param name="Name">For people who look into the store.</param>
/// <param name="Statements">What to run, in order. A step that was released is never changed again.</param>
internal sealed record Migration(string Name, Func<ISqlDialect, IEnumerable<string>> Statements);
