using System.Buffers;
using System.Text.Json;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.Edge;

/// <summary>AWS JSON 1.0 and 1.1: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html</summary>
internal sealed class JsonWireForm : WireForm
{
    public override string ContentType(AwsService? service) =>
        service is { JsonVersion: "1.0" } ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1";

    public override DataObject Read(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty) return DataObject.Empty;
        try
        {
            return DataValue.Parse(body) as DataObject ?? throw new AwsFault("SerializationException", "The request's body is not a JSON object.");
        }
        catch (JsonException e)
        {
            throw new AwsFault("SerializationException", $"The request's body is not JSON: {e.Message}");
        }
    }

    public override void WriteAnswer(IBufferWriter<byte> to, IAwsOperation operation, DataObject? answer, string requestId)
    {
        if (answer is not null) Write(to, answer);
    }

    public override void WriteFault(IBufferWriter<byte> to, AwsService? service, AwsFault fault, string requestId) => Write(to, new DataObjectBuilder
    {
        ["__type"] = service == AwsService.Sqs ? "com.amazonaws.sqs#" + fault.Code : fault.Code,
        ["message"] = fault.Message,
    }.Build());

    private static void Write(IBufferWriter<byte> to, DataObject value)
    {
        using var writer = new Utf8JsonWriter(to, DataValue.Compact);
        value.WriteTo(writer);
    }
}
