using System.Data.Common;
using Portal.Services.Observatory.Events.Index;

namespace Portal.Services.Store;

/// <summary>The portal's own store. Its text is SQL that SQLite and PostgreSQL both take; what differs is in <see cref="ISqlDialect"/>.</summary>
internal interface IPortalDatabase
{
    ISqlDialect Dialect { get; }

    /// <summary>Reads; sees what was committed before.</summary>
    Task<T> ReadAsync<T>(Func<DbConnection, T> read, CancellationToken cancellationToken);

    /// <summary>One transaction, durable when this returns; rolled back where <paramref name="write"/> throws.</summary>
    Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, T> write, CancellationToken cancellationToken);
}

/// <summary>What the databases write differently.</summary>
internal interface ISqlDialect
{
    /// <summary>True where other instances of the portal may write to the same store.</summary>
    bool IsShared { get; }

    /// <summary>Column type of a key that grows by itself and never comes twice.</summary>
    string Serial { get; }

    /// <summary>Column type of a numeric key that is given.</summary>
    string Key { get; }

    string Blob { get; }

    /// <summary>How recorded events are written and found.</summary>
    IEventIndex Events { get; }

    /// <summary>Waits until nobody else holds the lock, and holds it to the end of the transaction.</summary>
    void Lock(DbConnection connection, DbTransaction transaction, StoreLock which);

    /// <summary>Holds the lock to the end of the transaction; false where somebody else has it.</summary>
    bool TryLock(DbConnection connection, DbTransaction transaction, StoreLock which);

    /// <summary>Tells other instances, after the commit, that something has a new number. It may get lost.</summary>
    void Notify(DbConnection connection, DbTransaction transaction, StoreTopic topic, long number);
}

/// <summary>What only one instance does at a time.</summary>
internal enum StoreLock
{
    Schema = 1,

    /// <summary>Gives events their sequences and commits them.</summary>
    Events = 2,
    Audit = 3,
    Retention = 4,
}

/// <summary>What other instances are told about.</summary>
internal enum StoreTopic
{
    Events,
    Waits,
}
