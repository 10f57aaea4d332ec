namespace Portal.Services.Observatory.Events.Index;

/// <summary>What an event's entry in the word index must hold. Words are as <see cref="EventWords"/> makes them: letters and digits, or a facet.</summary>
internal abstract record IndexTerm
{
    /// <summary>All of them; null where there is none.</summary>
    public static IndexTerm? All(IEnumerable<IndexTerm> terms) => Join(terms, t => new AllTerms(t));

    /// <summary>One of them; null where there is none.</summary>
    public static IndexTerm? Any(IEnumerable<IndexTerm> terms) => Join(terms, t => new AnyTerm(t));

    private static IndexTerm? Join(IEnumerable<IndexTerm> terms, Func<IReadOnlyList<IndexTerm>, IndexTerm> join)
    {
        var all = terms.Distinct().ToList();
        return all.Count switch
        {
            0 => null,
            1 => all[0],
            _ => join(all),
        };
    }
}

/// <summary>The whole word.</summary>
internal sealed record WordTerm(string Word) : IndexTerm;

/// <summary>A word that begins so.</summary>
internal sealed record PrefixTerm(string Start) : IndexTerm;

internal sealed record AllTerms(IReadOnlyList<IndexTerm> Terms) : IndexTerm;

internal sealed record AnyTerm(IReadOnlyList<IndexTerm> Terms) : IndexTerm;
