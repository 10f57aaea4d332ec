using System.Net;
using Portal.Languages.Data;
using Portal.Languages.EventPatterns;
using Portal.Languages.EventPatterns.Operators;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events.Index;

/// <summary>
/// What every event that matches a pattern has in the index: the words of the strings that the pattern asks for, and its source
/// and detail-type. What the index finds with them is a superset; the pattern itself decides.
/// </summary>
internal static class PatternTerms
{
    /// <summary>So many values are looked for at once: more of them narrow little.</summary>
    private const int MostAlternatives = 30;

    /// <summary>Null where nothing narrows it.</summary>
    public static IndexTerm? Of(string patternJson)
    {
        if (EventPattern.Parse(patternJson).Pattern is not { } pattern || pattern.Combinations.Count > MostAlternatives) return null;
        var ways = pattern.Combinations.Select(Of).ToList();
        return ways.Contains(null) ? null : IndexTerm.Any(ways!);
    }

    private static IndexTerm? Of(PatternCombination combination) => IndexTerm.All(combination.Fields.Select(Of).OfType<IndexTerm>());

    private static IndexTerm? Of(PatternField field)
    {
        if (field.MayBeAbsent || field.Conditions.Count > MostAlternatives) return null;
        var values = field.Conditions.Select(c => Of(field.Name, c)).ToList();
        return values.Contains(null) ? null : IndexTerm.Any(values!);
    }

    private static IndexTerm? Of(string field, Condition condition) => condition switch
    {
        // An address stands for all its notations.
        { Name: "equals", Json: DataString value } when !IPAddress.TryParse(value.Value, out _) => Value(field, value.Value),
        { Name: "prefix", Json: DataObject prefix } when prefix["prefix"] is DataString start => IndexTerm.All(QueryTerms.Words(start.Value, TextWords.LastMayGoOn(start.Value))),
        _ => null,
    };

    private static IndexTerm? Value(string field, string value) => field switch
    {
        "source" => FacetTerms.Source(value),
        "detail-type" => FacetTerms.DetailType(value),
        "account" => FacetTerms.Account(value),
        _ => IndexTerm.All(QueryTerms.Words(value, lastIsUnfinished: false)),
    };
}
