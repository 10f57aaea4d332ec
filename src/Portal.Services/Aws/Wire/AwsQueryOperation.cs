using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Portal.Services.Aws.Wire;

/// <summary>One operation of a query service: how its result element is read.</summary>
/// <param name="read">Gets the element <c>NAMEResult</c>; an empty element for operations that give nothing.</param>
internal sealed class AwsQueryOperation<TOutput>(AwsQueryService service, string name, Func<XElement, TOutput> read)
{
    private readonly Unmarshaller unmarshaller = new(name, read);

    public Task<TOutput> SendAsync(AwsWireClient client, QueryFields fields, CancellationToken cancellationToken) =>
        client.SendAsync<TOutput>(new Call(service, name, fields), unmarshaller, cancellationToken);

    private sealed class Call(AwsQueryService service, string name, QueryFields fields) : AwsCall
    {
        public override IRequest ToRequest()
        {
            var request = new DefaultRequest(this, service.ServiceId)
            {
                HttpMethod = "POST",
                ResourcePath = "/",
                Content = Encoding.UTF8.GetBytes(fields.ToForm(name, service.ApiVersion)),
            };
            request.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
            return request;
        }
    }

    private sealed class Unmarshaller(string name, Func<XElement, TOutput> read) : XmlResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
        {
            var root = Load(input);
            return new AwsReply<TOutput> { Value = read(root.Child(name + "Result") ?? new XElement(name + "Result")) };
        }

        /// <remarks>Both forms are in use: <c>ErrorResponse/Error</c> and <c>Response/Errors/Error</c>.</remarks>
        public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
        {
            var root = Load(input);
            var error = root.Descendants().FirstOrDefault(e => e.Name.LocalName == "Error");
            var requestId = root.Descendants().FirstOrDefault(e => e.Name.LocalName is "RequestId" or "RequestID")?.Value;
            return new AwsServiceException(error?.Text("Message"), innerException, ErrorType.Unknown, error?.Text("Code"), requestId, statusCode);
        }

        private static XElement Load(XmlUnmarshallerContext input)
        {
            using var reader = XmlReader.Create(input.Stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XElement.Load(reader);
        }
    }
}

/// <summary>The form fields of a query request: nested names as the protocol flattens them.</summary>
internal sealed class QueryFields
{
    private readonly List<KeyValuePair<string, string>> fields = [];

    /// <summary>Sets a field; a null is left out.</summary>
    public QueryFields Set(string name, string? value)
    {
        if (value is not null) fields.Add(new(name, value));
        return this;
    }

    /// <summary><c>NAME.member.1</c>, <c>NAME.member.2</c> and so on.</summary>
    public QueryFields SetList(string name, IEnumerable<string> values)
    {
        var at = 0;
        foreach (var value in values) Set($"{name}.member.{++at}", value);
        return this;
    }

    /// <summary>A list of pairs, for example <c>Tags.member.1.Key</c> and <c>.Value</c>.</summary>
    public QueryFields SetPairs(string name, string key, string value, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var at = 0;
        foreach (var pair in pairs)
        {
            at++;
            Set($"{name}.member.{at}.{key}", pair.Key);
            Set($"{name}.member.{at}.{value}", pair.Value);
        }

        return this;
    }

    public string ToForm(string action, string version)
    {
        var text = new StringBuilder($"Action={action}&Version={version}");
        foreach (var (name, value) in fields) text.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return text.ToString();
    }
}

/// <summary>Reads elements by local name: the namespaces of query answers say nothing more.</summary>
internal static class QueryXml
{
    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static string? Text(this XElement element, string name) => element.Child(name)?.Value;

    public static IEnumerable<XElement> Members(this XElement element, string name) => element.Child(name)?.Elements().Where(e => e.Name.LocalName == "member") ?? [];

    public static DateTimeOffset? Time(this XElement element, string name) =>
        DateTimeOffset.TryParse(element.Text(name), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
