using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Events;

/// <summary>Changes to a bus's resource policy: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html</summary>
public static class EventBusPolicy
{
    /// <summary>Characters: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html</summary>
    public const int Longest = 10_240;

    private const string Version = "2012-10-17";

    /// <summary>The bus with one statement set; a statement of the same id is replaced.</summary>
    /// <param name="bus">The bus.</param>
    /// <param name="statementId">The statement's Sid.</param>
    /// <param name="action">Such as <c>events:PutEvents</c>.</param>
    /// <param name="principal">Twelve digits, or <c>*</c> for everybody.</param>
    /// <param name="condition"><c>{Type, Key, Value}</c>; null for none.</param>
    public static EventBus WithStatement(EventBus bus, string statementId, string action, string principal, DataObject? condition)
    {
        var statement = new DataObjectBuilder(6)
        {
            ["Sid"] = statementId,
            ["Effect"] = "Allow",
            ["Principal"] = principal == "*" ? principal : new DataObjectBuilder { ["AWS"] = $"arn:{bus.Scope.Partition}:iam::{principal}:root" }.Build(),
            ["Action"] = action,
            ["Resource"] = bus.Arn,
            ["Condition"] = condition is null ? null : Condition(condition),
        }.Build();
        var others = Statements(bus).Where(s => s.GetString("Sid") != statementId);
        return WithStatements(bus, [.. others, statement]);
    }

    /// <summary>The bus with this document as its policy.</summary>
    /// <exception cref="AwsFault">The text is no policy document, or is too long.</exception>
    public static EventBus WithDocument(EventBus bus, string text)
    {
        if (text.Length > Longest) throw TooLong();
        var document = DataValue.TryParse(text) as DataObject;
        return document?["Statement"] is DataArray or DataObject
            ? bus with { Policy = document }
            : throw new AwsFault("ValidationException", "This policy contains invalid Json");
    }

    /// <exception cref="AwsFault">ResourceNotFoundException: there is no policy, or no such statement in it.</exception>
    public static EventBus Without(EventBus bus, string statementId)
    {
        if (bus.Policy is null) throw new AwsFault("ResourceNotFoundException", "EventBus does not have a policy.");
        var all = Statements(bus);
        var left = all.Where(s => s.GetString("Sid") != statementId).ToList();
        if (left.Count == all.Count) throw new AwsFault("ResourceNotFoundException", "Statement with the provided id does not exist.");
        return left.Count == 0 ? bus with { Policy = null } : WithStatements(bus, left);
    }

    private static List<DataObject> Statements(EventBus bus) => bus.Policy?["Statement"] switch
    {
        DataArray many => [.. many.OfType<DataObject>()],
        DataObject one => [one],
        _ => [],
    };

    private static EventBus WithStatements(EventBus bus, IReadOnlyList<DataObject> statements)
    {
        var policy = new DataObjectBuilder { ["Version"] = Version, ["Statement"] = new DataArray(statements) }.Build();
        return Encoding.UTF8.GetCharCount(policy.ToUtf8()) > Longest ? throw TooLong() : bus with { Policy = policy };
    }

    private static DataObject Condition(DataObject condition) => new DataObjectBuilder().Set(
        condition.GetString("Type") ?? "",
        new DataObjectBuilder().Set(condition.GetString("Key") ?? "", condition.GetString("Value") ?? "").Build()).Build();

    private static AwsFault TooLong() => new("PolicyLengthExceededException", "EventBus policy length is more than the limit.");
}
