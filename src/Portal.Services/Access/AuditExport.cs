using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.Services.Access;

/// <summary>Writes records one after another, as they are read.</summary>
internal abstract class AuditExport : IAsyncDisposable
{
    public static AuditExport Open(AuditFormat format, Stream to) => format == AuditFormat.Csv ? new CsvExport(to) : new JsonExport(to);

    public abstract Task WriteAsync(AuditRecord record, CancellationToken cancellationToken);
    public abstract ValueTask DisposeAsync();

    /// <remarks>https://www.rfc-editor.org/rfc/rfc4180; a cell that starts like a formula gets an apostrophe before it:
    /// https://owasp.org/www-community/attacks/CSV_Injection</remarks>
    private sealed class CsvExport : AuditExport
    {
        private readonly StreamWriter writer;

        public CsvExport(Stream to)
        {
            writer = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
            writer.WriteLine("number,at,actorId,actorName,action,connection,resource,outcome,comment,details");
        }

        public override async Task WriteAsync(AuditRecord r, CancellationToken cancellationToken)
        {
            var cells = new[]
            {
                r.Number.ToString(CultureInfo.InvariantCulture), r.At.ToString("O", CultureInfo.InvariantCulture), r.ActorId, r.ActorName, r.Action, r.Connection, r.Resource,
                r.Outcome, r.Comment ?? "", r.Details ?? "",
            };
            await writer.WriteLineAsync(string.Join(',', cells.Select(Cell)).AsMemory(), cancellationToken);
        }

        public override ValueTask DisposeAsync() => writer.DisposeAsync();

        private static string Cell(string text)
        {
            if (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal)) text = "'" + text;
            return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
        }
    }

    private sealed class JsonExport(Stream to) : AuditExport
    {
        private readonly Utf8JsonWriter writer = Begin(to);

        public override async Task WriteAsync(AuditRecord record, CancellationToken cancellationToken)
        {
            JsonSerializer.Serialize(writer, record, AuditJson.Default.AuditRecord);
            if (writer.BytesPending > 32768) await writer.FlushAsync(cancellationToken);
        }

        public override async ValueTask DisposeAsync()
        {
            writer.WriteEndArray();
            await writer.DisposeAsync();
        }

        private static Utf8JsonWriter Begin(Stream to)
        {
            var writer = new Utf8JsonWriter(to);
            writer.WriteStartArray();
            return writer;
        }
    }
}

[System.Text.Json.Serialization.JsonSourceGenerationOptions(PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]
[System.Text.Json.Serialization.JsonSerializable(typeof(AuditRecord))]
internal sealed partial class AuditJson : System.Text.Json.Serialization.JsonSerializerContext;
