using System.Net.Http.Headers;
using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary>Builds the request of an HTTP task; what the connection adds wins over what the task says.</summary>
internal static class HttpTaskRequests
{
    private const string FormType = "application/x-www-form-urlencoded";

    public static HttpRequestMessage Make(DataObject parameters, DataObject? fromConnection)
    {
        var added = new HttpParameters(fromConnection);
        var headers = Pairs(parameters.GetObject("Headers")).Concat(added.Headers).ToList();
        List<(string Key, string Value)> query = [.. Pairs(parameters.GetObject("QueryParameters")), .. added.Query];
        var request = new HttpRequestMessage(
            new HttpMethod(parameters.GetString("Method") ?? "GET"), RequestUrl.WithQuery(parameters.GetString("ApiEndpoint") ?? "", query));
        var contentType = headers.LastOrDefault(h => h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value;
        if (parameters["RequestBody"] is { } body and not DataNull) request.Content = Content(WithFields(body, added), contentType);
        request.Headers.TryAddWithoutValidation("User-Agent", "Amazon|StepFunctions|HttpInvoke");
        foreach (var (key, value) in headers)
        {
            if (key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)) continue;
            request.Headers.Remove(key);
            request.Headers.TryAddWithoutValidation(key, value);
        }

        return request;
    }

    private static DataValue WithFields(DataValue body, HttpParameters added)
    {
        if (body is not DataObject fields) return body;
        foreach (var (key, value) in added.Body) fields = fields.With(key, value);
        return fields;
    }

    private static ByteArrayContent Content(DataValue body, string? contentType)
    {
        if (contentType?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) == true && body is DataObject fields)
        {
            return new FormUrlEncodedContent(Pairs(fields).Select(p => KeyValuePair.Create(p.Key, p.Value)));
        }

        var content = new StringContent(MessageTexts.Text(body).Value, Encoding.UTF8, "application/json");
        if (contentType is not null && MediaTypeHeaderValue.TryParse(contentType, out var type)) content.Headers.ContentType = type;
        return content;
    }

    private static IEnumerable<(string Key, string Value)> Pairs(DataObject? map)
    {
        foreach (var (key, value) in map ?? DataObject.Empty)
        {
            if (value is DataArray several)
            {
                foreach (var item in several) yield return (key, MessageTexts.Text(item).Value);
            }
            else
            {
                yield return (key, MessageTexts.Text(value).Value);
            }
        }
    }
}
