using Portal.Services.Store;

namespace Portal.Services.Observatory.Events.Index;

/// <summary>Everything about a query that the word index can decide, or narrow down.</summary>
internal static class QueryTerms
{
    /// <summary>Null where the index can say nothing.</summary>
    public static IndexTerm? Of(EventQuery query)
    {
        var terms = new List<IndexTerm>();
        Facet(query.Connection, FacetTerms.Connection);
        Facet(query.EventBusName, FacetTerms.Bus);
        Facet(query.Source, FacetTerms.Source);
        Facet(query.DetailType, FacetTerms.DetailType);
        Facet(query.Account, FacetTerms.Account);
        Facet(query.ExecutionArn, FacetTerms.Execution);
        if (!string.IsNullOrWhiteSpace(query.Text)) terms.AddRange(Words(query.Text, TextWords.LastIsUnfinished(query.Text)));
        if (!string.IsNullOrWhiteSpace(query.Path) && PathFilter.TryParse(query.Path, out var path, out _) && path?.Words is { } value) terms.AddRange(Words(value, lastIsUnfinished: false));
        if (!string.IsNullOrWhiteSpace(query.Pattern) && PatternTerms.Of(query.Pattern) is { } pattern) terms.Add(pattern);
        return IndexTerm.All(terms);

        void Facet(string? value, Func<string, IndexTerm> term)
        {
            if (!string.IsNullOrEmpty(value)) terms.Add(term(value));
        }
    }

    /// <summary>Each word of a text; of the last one the beginning where it may go on.</summary>
    public static IEnumerable<IndexTerm> Words(string text, bool lastIsUnfinished)
    {
        var words = TextWords.Read(text).Select(EventWords.Cut).ToList();
        return words.Select((w, at) => lastIsUnfinished && at == words.Count - 1 ? new PrefixTerm(w) : (IndexTerm)new WordTerm(w));
    }
}
