using System.Globalization;
using Portal.Languages.Data;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;
using Portal.Services.StateMachines;

namespace Portal.Services.Observatory.Recording;

/// <summary>Reads what a tap's queue holds: the envelope, and in it the task token that must not be stored in clear.</summary>
internal sealed class EventDecoder(Definitions definitions)
{
    /// <summary>Null where the text is no event (somebody else's message in our queue).</summary>
    public async Task<TappedEvent?> DecodeAsync(AwsSession session, string eventBusName, string body, CancellationToken cancellationToken)
    {
        if (DataValue.TryParse(body) is not DataObject envelope) return null;
        if (envelope.GetString("id") is not { Length: > 0 } id || envelope.GetString("source") is not { } source || envelope.GetString("detail-type") is not { } type) return null;

        IReadOnlyList<string> resources = [.. (envelope.GetArray("resources") ?? DataArray.Empty).OfType<DataString>().Select(r => r.Value)];
        var origin = ExecutionOrigin.Read(resources);
        var token = origin is null ? null : await FindTokenAsync(session, origin, source, type, envelope["detail"] ?? DataObject.Empty, cancellationToken);
        var masked = (DataObject)TokenMask.Value(envelope, token is null ? [] : [token.Token]);
        return new(session.Connection.Id, eventBusName, id, source, type, envelope.GetString("account") ?? "", envelope.GetString("region") ?? "", Time(envelope), masked.ToJson(),
            masked["detail"]?.ToJson() ?? "{}")
        {
            Resources = [.. resources.Select(TokenMask.Text)],
            ReplayName = envelope.GetString("replay-name"),
            Origin = origin,
            Token = token,
        };
    }

    private async Task<CarriedToken?> FindTokenAsync(AwsSession session, ExecutionOrigin origin, string source, string detailType, DataValue detail, CancellationToken cancellationToken)
    {
        var definition = await definitions.OfMachineAsync(session, origin.StateMachineArn, cancellationToken);
        if (definition is not null)
        {
            foreach (var state in TokenPlaces.Read(definition))
            {
                if (PutEventsEntries.FindToken(state, source, detailType, detail) is { } token) return new(token, state);
            }
        }

        // The definition may have changed since, or may not be readable: the form still tells.
        return TokenMask.FindByForm(detail) is { } found ? new(found, null) : null;
    }

    private static DateTimeOffset Time(DataObject envelope) =>
        DateTimeOffset.TryParse(envelope.GetString("time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : DateTimeOffset.UnixEpoch;
}
