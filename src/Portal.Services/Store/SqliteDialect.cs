using System.Data.Common;
using Portal.Services.Observatory.Events.Index;

namespace Portal.Services.Store;

/// <summary>One process, one writer at a time: there is nobody to lock out or to tell.</summary>
internal sealed class SqliteDialect : ISqlDialect
{
    public bool IsShared => false;
    public string Serial => "INTEGER PRIMARY KEY AUTOINCREMENT";
    public string Key => "INTEGER PRIMARY KEY";
    public string Blob => "BLOB";
    public IEventIndex Events { get; } = new SqliteEventIndex();

    public void Lock(DbConnection connection, DbTransaction transaction, StoreLock which)
    {
        // The transaction is the only one that writes.
    }

    public bool TryLock(DbConnection connection, DbTransaction transaction, StoreLock which) => true;

    public void Notify(DbConnection connection, DbTransaction transaction, StoreTopic topic, long number)
    {
        // Nobody else reads this file.
    }
}
