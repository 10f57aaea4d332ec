using Portal.Languages.Data;
using Portal.Services.Rules;

namespace Portal.Services.StateMachines.Checks;

/// <summary>Whether any rule could take an event of which only source and detail-type are known.</summary>
internal static class Listeners
{
    private static readonly string[] Known = ["source", "detail-type"];

    public static bool Any(IEnumerable<RuleDetail> rules, string? source, string? detailType) =>
        rules.Any(r => r is { IsTap: false, Enabled: true, EventPattern: not null } && r.Targets.Count > 0 && Could(r.EventPattern, source, detailType));

    /// <summary>The pattern without what is not known of the event; what it asks of the rest may be so.</summary>
    private static bool Could(string pattern, string? source, string? detailType)
    {
        if (DataValue.TryParse(pattern) is not DataObject fields) return true;
        var asked = new DataObjectBuilder();
        foreach (var name in Known)
        {
            if ((name == "source" ? source : detailType) is not null && fields[name] is { } wanted) asked.Set(name, wanted);
        }

        if (asked.Build() is not { Count: > 0 } known) return true;
        var envelope = new DataObjectBuilder { ["source"] = source ?? "", ["detail-type"] = detailType ?? "", ["detail"] = DataObject.Empty }.Build();
        return PatternEvaluator.Evaluate(known.ToJson(), envelope.ToJson()).Matches;
    }
}
