using System.Globalization;
using Portal.Languages.Data;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary>What optimized integrations add to a service's answer: the metadata of the HTTP exchange.</summary>
internal static class SdkAnswers
{
    public const string Json10 = "application/x-amz-json-1.0";
    public const string Xml = "text/xml";

    /// <summary>The answer's fields with <c>SdkHttpMetadata</c> and <c>SdkResponseMetadata</c> among them, in the order of their names.</summary>
    /// <param name="answer">The service's answer, in the integration's spelling.</param>
    /// <param name="contentType">As the service sends it.</param>
    /// <param name="contentLength">Bytes of the service's answer.</param>
    /// <param name="now">Goes into the Date header.</param>
    public static DataObject WithMetadata(DataObject answer, string contentType, int contentLength, DateTimeOffset now)
    {
        var requestId = Guid.NewGuid().ToString();
        var date = now.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        var length = contentLength.ToString(CultureInfo.InvariantCulture);
        var headers = new DataObjectBuilder(5)
        {
            ["connection"] = "keep-alive", ["Content-Length"] = length, ["Content-Type"] = contentType, ["Date"] = date, ["x-amzn-RequestId"] = requestId,
        }.Build();
        var http = new DataObjectBuilder(3)
        {
            ["AllHttpHeaders"] = new DataObjectBuilder(5)
            {
                ["x-amzn-RequestId"] = List(requestId), ["connection"] = List("keep-alive"), ["Content-Length"] = List(length),
                ["Date"] = List(date), ["Content-Type"] = List(contentType),
            }.Build(),
            ["HttpHeaders"] = headers,
            ["HttpStatusCode"] = 200,
        }.Build();

        var fields = answer.Append(new("SdkHttpMetadata", http)).Append(new("SdkResponseMetadata", new DataObjectBuilder(1) { ["RequestId"] = requestId }.Build()));
        var builder = new DataObjectBuilder(answer.Count + 2);
        foreach (var (name, value) in fields.OrderBy(f => f.Key, StringComparer.Ordinal)) builder.Set(name, value);
        return builder.Build();
    }

    private static DataArray List(string value) => new([value]);
}
