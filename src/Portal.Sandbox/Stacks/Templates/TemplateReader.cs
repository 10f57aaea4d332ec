using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Templates;

/// <summary>A template's text, JSON or YAML, as data. The short forms of YAML (<c>!Ref</c>) come out as the long ones.</summary>
internal static class TemplateReader
{
    /// <summary>In characters. AWS takes 51,200 bytes in a call and 1 MB from S3, which the sandbox does not have.</summary>
    public const int Longest = 1_000_000;

    /// <exception cref="Identity.AwsFault">The text is no template.</exception>
    public static DataObject Read(string? body)
    {
        if (string.IsNullOrWhiteSpace(body)) throw StackFaults.Invalid("Either Template URL or Template Body must be specified.");
        if (body.Length > Longest) throw StackFaults.Invalid($"1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to {Longest}");
        return (body.AsSpan().TrimStart()[0] == '{' ? ReadJson(body) : YamlTemplateReader.Read(body)) as DataObject
            ?? throw StackFaults.Format("unsupported structure.");
    }

    private static DataValue ReadJson(string body)
    {
        try
        {
            return DataValue.Parse(body);
        }
        catch (JsonException e)
        {
            // A flow mapping begins like JSON: what is no JSON may still be YAML.
            try
            {
                return YamlTemplateReader.Read(body);
            }
            catch (Identity.AwsFault)
            {
                throw StackFaults.Format($"JSON not well-formed. (line {e.LineNumber + 1}, column {e.BytePositionInLine + 1})");
            }
        }
    }
}
