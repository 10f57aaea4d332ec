using System.Buffers;
using System.Text;
using System.Xml;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.Edge;

/// <summary>What all answers of the query protocols share.</summary>
internal static class QueryXml
{
    private static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false), CheckCharacters = false };

    public static void Write(IBufferWriter<byte> to, Action<XmlWriter> content)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings)) content(xml);
        to.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    public static void WriteMetadata(XmlWriter xml, string requestId)
    {
        xml.WriteStartElement("ResponseMetadata");
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
    }

    public static void WriteFault(IBufferWriter<byte> to, string xmlNamespace, string code, AwsFault fault, string requestId) => Write(to, xml =>
    {
        xml.WriteStartElement("ErrorResponse", xmlNamespace);
        xml.WriteStartElement("Error");
        xml.WriteElementString("Type", fault.Status >= 500 ? "Receiver" : "Sender");
        xml.WriteElementString("Code", code);
        xml.WriteElementString("Message", fault.Message);
        xml.WriteEndElement();
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
    });
}
