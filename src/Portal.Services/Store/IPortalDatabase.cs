using System.Data.Common;

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
    /// <summary>Column type of a key that grows by itself and never comes twice.</summary>
    string Serial { get; }

    string Blob { get; }

    /// <summary>The statements that make the full-text index <c>event_text</c>.</summary>
    string CreateEventText { get; }

    /// <summary>Adds one event to it; parameters <c>@seq</c>, <c>@text</c>.</summary>
    string InsertEventText { get; }

    /// <summary>Removes the events up to <c>@seq</c> from it.</summary>
    string DeleteEventText { get; }

    /// <summary>What stands behind FROM when words are looked for: the index <c>t</c>, newest first without sorting, joined with the events <c>e</c>.</summary>
    string FromEventText { get; }

    /// <summary>The condition on <c>t</c>; parameter <c>@text</c> as made by <see cref="TextQuery"/>.</summary>
    string MatchEventText { get; }

    /// <summary>The sequence as <c>t</c> knows it.</summary>
    string EventTextSeq { get; }

    /// <summary>Words of a user as a query in which all must occur, the last one perhaps as a beginning; null where there is no word in it.</summary>
    string? TextQuery(string words);
}
