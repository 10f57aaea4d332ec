namespace Portal.Sandbox.Targets.ApiDestinations;

/// <summary>Endpoints with path parameters and queries.</summary>
internal static class RequestUrl
{
    /// <summary>Each <c>*</c> in turn takes a value; stars that are left over stay.</summary>
    public static string WithPath(string endpoint, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            var star = endpoint.IndexOf('*', StringComparison.Ordinal);
            if (star < 0) break;
            endpoint = string.Concat(endpoint.AsSpan(0, star), Uri.EscapeDataString(value), endpoint.AsSpan(star + 1));
        }

        return endpoint;
    }

    public static string WithQuery(string endpoint, IReadOnlyList<(string Key, string Value)> query)
    {
        if (query.Count == 0) return endpoint;
        var text = string.Join('&', query.Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value)}"));
        return endpoint + (endpoint.Contains('?', StringComparison.Ordinal) ? '&' : '?') + text;
    }
}
