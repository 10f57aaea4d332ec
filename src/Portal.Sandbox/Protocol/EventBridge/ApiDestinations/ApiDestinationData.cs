using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Protocol.EventBridge.ApiDestinations;

/// <summary>What requests and answers about API destinations have in common.</summary>
internal static class ApiDestinationData
{
    /// <param name="input">The request.</param>
    /// <param name="isNew">True where connection, endpoint and method must be there.</param>
    public static InputChecks Check(DataObject input, bool isNew)
    {
        var checks = new InputChecks(input).Required("Name", Shapes.Name64).Text("Description", Shapes.Description);
        if (isNew) checks.Required("ConnectionArn", Shapes.ConnectionArn).Required("InvocationEndpoint", Shapes.HttpsEndpoint).Required("HttpMethod", Shapes.HttpMethod);
        else checks.Text("ConnectionArn", Shapes.ConnectionArn).Text("InvocationEndpoint", Shapes.HttpsEndpoint).Text("HttpMethod", Shapes.HttpMethod);
        return checks.Number("InvocationRateLimitPerSecond", 1, int.MaxValue);
    }

    /// <exception cref="AwsFault">ResourceNotFoundException.</exception>
    public static void CheckConnection(Connections connections, string arn)
    {
        if (connections.FindArn(arn) is null) throw new AwsFault("ResourceNotFoundException", $"Connection '{arn}' does not exist.");
    }

    /// <summary>What CreateApiDestination and UpdateApiDestination answer.</summary>
    public static DataObjectBuilder Answer(ApiDestination destination) => new(12)
    {
        ["ApiDestinationArn"] = destination.Arn,
        ["ApiDestinationState"] = ApiDestination.Active,
        ["CreationTime"] = Timestamps.ToData(destination.CreatedAt),
        ["LastModifiedTime"] = Timestamps.ToData(destination.ModifiedAt),
    };

    /// <summary>As ListApiDestinations shows it.</summary>
    public static DataObjectBuilder Summary(ApiDestination destination)
    {
        var answer = Answer(destination);
        answer["Name"] = destination.Name;
        answer["ConnectionArn"] = destination.ConnectionArn;
        answer["InvocationEndpoint"] = destination.Endpoint;
        answer["HttpMethod"] = destination.HttpMethod;
        answer["InvocationRateLimitPerSecond"] = destination.RatePerSecond;
        return answer;
    }
}
