using System.Buffers;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.Edge;

/// <summary>How a protocol writes requests, answers and faults.</summary>
internal abstract class WireForm
{
    public static readonly WireForm Json = new JsonWireForm();
    public static readonly WireForm Query = new QueryWireForm();
    public static readonly WireForm SqsQuery = new SqsQueryWireForm();

    /// <summary>The form of a request without X-Amz-Target, by the service it is signed for.</summary>
    public static WireForm OfForm(string? service) => service == AwsService.Sqs.Name ? SqsQuery : Query;

    public abstract string ContentType(AwsService? service);

    /// <exception cref="AwsFault">The body is no text of this form.</exception>
    public abstract DataObject Read(ReadOnlySpan<byte> body);

    /// <summary>Writes nothing for a JSON operation that answers nothing.</summary>
    public abstract void WriteAnswer(IBufferWriter<byte> to, IAwsOperation operation, DataObject? answer, string requestId);

    public abstract void WriteFault(IBufferWriter<byte> to, AwsService? service, AwsFault fault, string requestId);
}
