using System.Buffers;
using System.Collections.Frozen;
using System.Xml;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.Edge;

/// <summary>The query protocol: a form in, XML out. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html</summary>
internal sealed class QueryWireForm : WireForm
{
    /// <summary>Fields of answers that are maps, which XML writes as entries; all other objects are structures.</summary>
    private static readonly FrozenSet<string> MapFields = FrozenSet.Create(StringComparer.Ordinal, "Attributes", "attributes", "SummaryMap");

    public override string ContentType(AwsService? service) => "text/xml";

    public override DataObject Read(ReadOnlySpan<byte> body) => QueryForm.Parse(body);

    public override void WriteAnswer(IBufferWriter<byte> to, IAwsOperation operation, DataObject? answer, string requestId) => QueryXml.Write(to, xml =>
    {
        xml.WriteStartElement(operation.Name + "Response", operation.Service.XmlNamespace);
        if (answer is not null)
        {
            xml.WriteStartElement(operation.Name + "Result");
            WriteFields(xml, answer);
            xml.WriteEndElement();
        }

        QueryXml.WriteMetadata(xml, requestId);
        xml.WriteEndElement();
    });

    public override void WriteFault(IBufferWriter<byte> to, AwsService? service, AwsFault fault, string requestId) =>
        QueryXml.WriteFault(to, service?.XmlNamespace ?? "", fault.Code, fault, requestId);

    private static void WriteFields(XmlWriter xml, DataObject fields)
    {
        foreach (var (name, value) in fields)
        {
            if (value is DataNull) continue;
            xml.WriteStartElement(name);
            if (value is DataObject map && MapFields.Contains(name)) WriteEntries(xml, map);
            else WriteValue(xml, value);
            xml.WriteEndElement();
        }
    }

    private static void WriteValue(XmlWriter xml, DataValue value)
    {
        switch (value)
        {
            case DataObject fields:
                WriteFields(xml, fields);
                break;
            case DataArray items:
                foreach (var item in items)
                {
                    xml.WriteStartElement("member");
                    WriteValue(xml, item);
                    xml.WriteEndElement();
                }

                break;
            case DataString text:
                xml.WriteString(text.Value);
                break;
            default:
                xml.WriteString(value.ToJson());
                break;
        }
    }

    private static void WriteEntries(XmlWriter xml, DataObject map)
    {
        foreach (var (key, value) in map)
        {
            xml.WriteStartElement("entry");
            xml.WriteElementString("key", key);
            xml.WriteStartElement("value");
            WriteValue(xml, value);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }
}
