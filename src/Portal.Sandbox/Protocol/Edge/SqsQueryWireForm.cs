using System.Buffers;
using System.Collections.Frozen;
using System.Xml;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.Edge;

/// <summary>SQS in the query protocol, for clients of before 2023: flat lists and maps, in the singular, in both directions.</summary>
internal sealed class SqsQueryWireForm : WireForm
{
    private const string Namespace = "http://queue.amazonaws.com/doc/2012-11-05/";

    private static readonly FrozenDictionary<string, string> ListNames = new Dictionary<string, string>
    {
        ["Messages"] = "Message",
        ["QueueUrls"] = "QueueUrl",
        ["queueUrls"] = "QueueUrl",
        ["Failed"] = "BatchResultErrorEntry",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> MapNames = new Dictionary<string, string>
    {
        ["Attributes"] = "Attribute",
        ["MessageAttributes"] = "MessageAttribute",
        ["MessageSystemAttributes"] = "MessageSystemAttribute",
        ["Tags"] = "Tag",
    }.ToFrozenDictionary();

    public override string ContentType(AwsService? service) => "text/xml";

    public override DataObject Read(ReadOnlySpan<byte> body)
    {
        var form = QueryForm.Parse(body);
        return SqsQueryForm.ToJsonFields(form, form.GetString("Action"));
    }

    public override void WriteAnswer(IBufferWriter<byte> to, IAwsOperation operation, DataObject? answer, string requestId) => QueryXml.Write(to, xml =>
    {
        xml.WriteStartElement(operation.Name + "Response", Namespace);
        if (answer is not null)
        {
            xml.WriteStartElement(operation.Name + "Result");
            WriteFields(xml, answer, operation.Name);
            xml.WriteEndElement();
        }

        QueryXml.WriteMetadata(xml, requestId);
        xml.WriteEndElement();
    });

    public override void WriteFault(IBufferWriter<byte> to, AwsService? service, AwsFault fault, string requestId) =>
        QueryXml.WriteFault(to, Namespace, fault.QueryCode ?? fault.Code, fault, requestId);

    private static void WriteFields(XmlWriter xml, DataObject fields, string operation)
    {
        foreach (var (name, value) in fields)
        {
            if (value is DataArray items) WriteList(xml, name == "Successful" ? operation + "ResultEntry" : ListNames.GetValueOrDefault(name, name), items, operation);
            else if (value is DataObject map && MapNames.TryGetValue(name, out var entry)) WriteMap(xml, entry, map, operation);
            else WriteElement(xml, name, value, operation);
        }
    }

    private static void WriteList(XmlWriter xml, string name, DataArray items, string operation)
    {
        foreach (var item in items) WriteElement(xml, name, item, operation);
    }

    private static void WriteMap(XmlWriter xml, string name, DataObject map, string operation)
    {
        foreach (var (key, value) in map)
        {
            xml.WriteStartElement(name);
            xml.WriteElementString(name == "Tag" ? "Key" : "Name", key);
            WriteElement(xml, "Value", value, operation);
            xml.WriteEndElement();
        }
    }

    private static void WriteElement(XmlWriter xml, string name, DataValue value, string operation)
    {
        if (value is DataNull) return;
        xml.WriteStartElement(name);
        if (value is DataObject fields) WriteFields(xml, fields, operation);
        else xml.WriteString(value is DataString text ? text.Value : value.ToJson());
        xml.WriteEndElement();
    }
}
