using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Protocol.EventBridge.ApiDestinations;

/// <summary>What requests and answers about connections have in common.</summary>
internal static class ConnectionData
{
    /// <summary>Fields that answers never show.</summary>
    private static readonly HashSet<string> Secrets = new(StringComparer.Ordinal) { "Password", "ClientSecret", "ApiKeyValue" };

    private static readonly Dictionary<string, string> ParametersOfType = new(StringComparer.Ordinal)
    {
        [Connection.Basic] = "BasicAuthParameters",
        [Connection.OAuth] = "OAuthParameters",
        [Connection.ApiKey] = "ApiKeyAuthParameters",
    };

    /// <exception cref="AwsFault">ValidationException: the parameters are not those of the type.</exception>
    public static void CheckParameters(string type, DataObject parameters)
    {
        if (!parameters.Contains(ParametersOfType[type])) throw new AwsFault("ValidationException", $"Parameter AuthParameters is not valid. Reason: {ParametersOfType[type]} must be specified for the authorization type {type}.");
    }

    /// <summary>What operations that change a connection answer.</summary>
    public static DataObjectBuilder Answer(Connection connection, string? state = null) => new(10)
    {
        ["ConnectionArn"] = connection.Arn,
        ["ConnectionState"] = state ?? connection.State,
        ["CreationTime"] = Timestamps.ToData(connection.CreatedAt),
        ["LastModifiedTime"] = Timestamps.ToData(connection.ModifiedAt),
    };

    /// <summary>As ListConnections shows it.</summary>
    public static DataObjectBuilder Summary(Connection connection)
    {
        var answer = Answer(connection);
        answer["Name"] = connection.Name;
        answer["AuthorizationType"] = connection.AuthorizationType;
        answer["LastAuthorizedTime"] = Timestamps.ToData(connection.AuthorizedAt);
        return answer;
    }

    /// <summary>The parameters without passwords, keys and values that are marked secret.</summary>
    public static DataObject WithoutSecrets(DataObject parameters)
    {
        var isSecretValue = parameters.GetBoolean("IsValueSecret") == true;
        var shown = new DataObjectBuilder(parameters.Count);
        foreach (var (name, value) in parameters)
        {
            if (Secrets.Contains(name) || (isSecretValue && name == "Value")) continue;
            shown.Set(name, value switch
            {
                DataObject inner => WithoutSecrets(inner),
                DataArray items => new DataArray([.. items.Select(i => i is DataObject o ? WithoutSecrets(o) : i)]),
                _ => value,
            });
        }

        return shown.Build();
    }
}
