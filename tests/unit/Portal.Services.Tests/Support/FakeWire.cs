using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Portal.Languages.Data;
using Portal.Services.Aws.Wire;

namespace Portal.Services.Tests.Support;

/// <summary>What a client sent.</summary>
internal sealed record SentRequest(string Operation, string Host, string Authorization, string Body)
{
    public DataObject Json => (DataObject)DataValue.Parse(Body);

    /// <summary>A field of a form body.</summary>
    public string? Form(string name) => Body.Split('&').Select(p => p.Split('=', 2)).Where(p => Uri.UnescapeDataString(p[0]) == name).Select(p => Uri.UnescapeDataString(p[1])).FirstOrDefault();
}

/// <summary>Answers instead of AWS: one function to an operation, everything sent is kept.</summary>
internal sealed class FakeWire : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, Func<SentRequest, HttpResponseMessage>> answers = new();

    /// <summary>Answers what no other function does.</summary>
    public Func<SentRequest, HttpResponseMessage> Otherwise { get; set; } = sent => Refuse("UnknownOperationException", sent.Operation + " was not expected");

    public ConcurrentQueue<SentRequest> Requests { get; } = new();

    public BufferedHttp Http => new(_ => this);

    public IEnumerable<SentRequest> Sent(string operation) => Requests.Where(r => r.Operation == operation);

    public FakeWire On(string operation, Func<SentRequest, HttpResponseMessage> answer)
    {
        answers[operation] = answer;
        return this;
    }

    public FakeWire On(string operation, string json) => On(operation, _ => Json(json));

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/x-amz-json-1.1") };

    public static HttpResponseMessage Refuse(string code, string message, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        Json(new DataObjectBuilder { ["__type"] = code, ["message"] = message }.Build().ToJson(), status);

    public static HttpResponseMessage Xml(string xml, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(xml, Encoding.UTF8, "text/xml") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var operation = request.Headers.TryGetValues("X-Amz-Target", out var target) ? target.First().Split('.')[1] : body.Split('&')[0]["Action=".Length..];
        var authorization = request.Headers.TryGetValues("Authorization", out var values) ? values.First() : "";
        var sent = new SentRequest(operation, request.RequestUri!.Authority, authorization, body);
        Requests.Enqueue(sent);
        var answer = answers.TryGetValue(operation, out var known) ? known(sent) : Otherwise(sent);
        answer.RequestMessage = request;
        return answer;
    }
}
