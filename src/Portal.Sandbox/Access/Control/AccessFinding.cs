using System.Security.Cryptography;
using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Access.Control;

/// <summary>Something that AWS would have refused, or that was refused.</summary>
/// <param name="Scope">Whose finding it is.</param>
/// <param name="Source">The rule, state machine, topic or bus that acted.</param>
/// <param name="Principal">As whom: a role's ARN, a service, an account.</param>
/// <param name="Action">What it wanted.</param>
/// <param name="Resource">With what.</param>
/// <param name="Reason">Why that is not allowed, in a sentence.</param>
/// <param name="Remedy">What to do about it, in a sentence.</param>
/// <param name="Policy">A whole policy document with the least statement that allows it; null where a statement alone does not help.</param>
internal sealed record AccessFinding(ResourceScope Scope, string Source, string Principal, string Action, string Resource, string Reason, string Remedy, DataObject? Policy)
{
    public bool Refused { get; init; }

    /// <summary>The same for the same finding, also after a restart.</summary>
    public string Id { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Source}\n{Principal}\n{Action}\n{Resource}\n{Reason}")).AsSpan(0, 8));

    public static AccessFinding Of(AccessQuestion question, Principal principal, AccessVerdict verdict)
    {
        var suggestion = question.Suggestion;
        var owner = question.Owner?.ToString() ?? suggestion?.Resource ?? question.Resource;
        var remedy = verdict.MissingStatement is null ? "Take the Deny statement away, or narrow it by a condition."
            : verdict.MissingOnResource ? $"Add the statement to the resource policy of {owner}."
            : $"Add the statement to a policy of the role {NameOf(principal.Value)}.";
        var statement = verdict.MissingStatement is null ? null : Suggested((DataObject)DataValue.Parse(verdict.MissingStatement), suggestion);
        return new(question.Actor.Scope, question.Actor.Source, principal.Value, suggestion is null ? question.Action : string.Join(", ", suggestion.Actions), suggestion?.Resource ?? question.Resource, verdict.Reason!, remedy, Document(statement));
    }

    /// <summary>The role is not there, or does not let itself be taken on.</summary>
    public static AccessFinding Untrusted(AccessQuestion question, string role, bool exists)
    {
        var actor = question.Actor;
        var principal = actor.AssumedBy is { } other ? new DataObjectBuilder { ["AWS"] = other } : new DataObjectBuilder { ["Service"] = actor.Service ?? "" };
        var statement = new DataObjectBuilder { ["Effect"] = "Allow", ["Principal"] = principal.Build(), ["Action"] = "sts:AssumeRole" }.Build();
        var who = actor.AssumedBy ?? actor.Service ?? actor.Source;
        return exists
            ? new(actor.Scope, actor.Source, role, "sts:AssumeRole", role, $"The trust policy of {role} does not let {who} take the role on.", $"Add the statement to the trust policy of the role {NameOf(role)}.", Document(statement))
            : new(actor.Scope, actor.Source, role, "sts:AssumeRole", role, $"There is no role {role}.", $"Create the role {NameOf(role)} with this trust policy, and allow it {question.Action}.", Document(statement));
    }

    /// <param name="count">How often since the line before.</param>
    /// <param name="time">When last.</param>
    public DataObject ToData(long count, DateTimeOffset time) => new DataObjectBuilder(12)
    {
        ["id"] = Id,
        ["time"] = time.ToUnixTimeMilliseconds(),
        ["decision"] = Refused ? "refused" : "allowed",
        ["source"] = Source,
        ["principal"] = Principal,
        ["action"] = Action,
        ["resource"] = Resource,
        ["reason"] = Reason,
        ["remedy"] = Remedy,
        ["policy"] = Policy,
        ["count"] = count,
    }.Build();

    private static DataObject Suggested(DataObject statement, PolicySuggestion? suggestion)
    {
        if (suggestion is null) return statement;
        statement = statement
            .With("Action", suggestion.Actions is [var only] ? only : new DataArray([.. suggestion.Actions.Select(a => (DataValue)a)]))
            .With("Resource", suggestion.Resource);
        if (suggestion.Services.Count == 0 || !statement.Contains("Principal")) return statement;
        return statement.With("Principal", new DataObjectBuilder { ["Service"] = new DataArray([.. suggestion.Services.Select(s => (DataValue)s)]) }.Build());
    }

    private static DataObject? Document(DataObject? statement) =>
        statement is null ? null : new DataObjectBuilder { ["Version"] = "2012-10-17", ["Statement"] = new DataArray([statement]) }.Build();

    private static string NameOf(string role) => role[(role.LastIndexOf('/') + 1)..];
}
