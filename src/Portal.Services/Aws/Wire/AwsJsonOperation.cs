using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Portal.Services.Aws.Wire;

/// <summary>One operation of an awsJson service: its name and the source-generated shapes of both sides.</summary>
internal sealed class AwsJsonOperation<TInput, TOutput>(AwsJsonService service, string name, JsonTypeInfo<TInput> input, JsonTypeInfo<TOutput> output)
{
    private readonly Unmarshaller unmarshaller = new(output);

    public Task<TOutput> SendAsync(AwsWireClient client, TInput value, CancellationToken cancellationToken) =>
        client.SendAsync<TOutput>(new Call(service, name, input, value), unmarshaller, cancellationToken);

    private sealed class Call(AwsJsonService service, string name, JsonTypeInfo<TInput> shape, TInput value) : AwsCall
    {
        public override IRequest ToRequest()
        {
            var body = new PooledContentStream();
            using (var writer = new Utf8JsonWriter(body.BufferWriter)) JsonSerializer.Serialize(writer, value, shape);
            var request = new DefaultRequest(this, service.ServiceId) { HttpMethod = "POST", ResourcePath = "/", ContentStream = body };
            request.Headers["X-Amz-Target"] = service.TargetPrefix + "." + name;
            request.Headers["Content-Type"] = service.ContentType;
            if (service.QueryCompatible) request.Headers["x-amzn-query-mode"] = "true";
            return request;
        }
    }

    private sealed class Unmarshaller(JsonTypeInfo<TOutput> shape) : JsonResponseUnmarshaller
    {
        /// <remarks>Operations that give nothing answer 200 with an empty body.</remarks>
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) =>
            new AwsReply<TOutput>
            {
                Value = (input.IsEmptyResponse ? JsonSerializer.Deserialize("{}"u8, shape) : JsonSerializer.Deserialize(input.Stream, shape))
                    ?? throw new JsonException("The answer is null."),
            };

        public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
        {
            var reader = new StreamingUtf8JsonReader(input.Stream, 4096, input.JsonMaxDepth);
            var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
            AwsQueryCompatibleErrorHandler.ApplyQueryErrorHeader(error, input.ResponseData);
            return new AwsServiceException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
        }
    }
}

/// <summary>An error that AWS answered; never leaves this folder (see <see cref="AwsErrors"/>).</summary>
internal sealed class AwsServiceException(string? message, Exception? inner, ErrorType type, string? code, string? requestId, HttpStatusCode status)
    : AmazonServiceException(message, inner, type, code, requestId, status);
