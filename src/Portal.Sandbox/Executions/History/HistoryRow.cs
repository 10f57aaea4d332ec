using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Sandbox.Executions.History;

/// <summary>An event as a journal row: the wire's own JSON, followed by <c>frame</c> and <c>note</c>, which only a replay reads.</summary>
internal static class HistoryRow
{
    private const string Frame = "frame";
    private const string Note = "note";

    private static readonly JsonEncodedText Truncated = JsonEncodedText.Encode("truncated");

    public static byte[] Write(HistoryEvent e)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + (e.Details?.Input?.Length ?? 0) + (e.Details?.Output?.Length ?? 0));
        using var writer = new Utf8JsonWriter(buffer, DataValue.Compact);
        writer.WriteStartObject();
        writer.WritePropertyName("timestamp");
        WriteSeconds(writer, e.Timestamp);
        writer.WriteString("type", e.Type.Name());
        writer.WriteNumber("id", e.Id);
        writer.WriteNumber("previousEventId", e.PreviousEventId);
        if (e.Details is { } details && e.Type.DetailsName() is { } name)
        {
            writer.WritePropertyName(name);
            WriteDetails(writer, details);
        }

        if (e.Frame != 0) writer.WriteNumber(Frame, e.Frame);
        if (e.Note is not null) WriteNote(writer, e.Note);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The event as GetExecutionHistory answers it.</summary>
    /// <param name="row">A row.</param>
    /// <param name="includeExecutionData">False: without inputs and outputs.</param>
    public static DataObject ToWire(ReadOnlySpan<byte> row, bool includeExecutionData)
    {
        var wire = (DataObject)DataValue.Parse(row);
        if (wire.Contains(Frame)) wire = wire.Without(Frame);
        if (wire.Contains(Note)) wire = wire.Without(Note);
        if (includeExecutionData) return wire;
        foreach (var (name, value) in wire)
        {
            if (value is not DataObject details) continue;
            foreach (var data in (string[])["input", "inputDetails", "output", "outputDetails", "assignedVariables", "assignedVariablesDetails"])
            {
                if (details.Contains(data)) details = details.Without(data);
            }

            return wire.With(name, details);
        }

        return wire;
    }

    public static HistoryEvent Read(ReadOnlySpan<byte> row)
    {
        var wire = (DataObject)DataValue.Parse(row);
        var type = HistoryEventTypes.Parse(wire.GetString("type")!);
        var details = type.DetailsName() is { } name ? wire.GetObject(name) : null;
        return new HistoryEvent(
            wire.GetInt64("id")!.Value,
            wire.GetInt64("previousEventId")!.Value,
            ReadSeconds((DataNumber)wire["timestamp"]!),
            type,
            details is null ? null : ReadDetails(details),
            (int)(wire.GetInt64(Frame) ?? 0),
            wire.GetObject(Note) is { } note ? ReadNote(note) : null);
    }

    /// <summary>AWS's form of a point in time: seconds since 1970 with three decimals.</summary>
    private static void WriteSeconds(Utf8JsonWriter writer, DateTimeOffset time)
    {
        var ms = time.ToUnixTimeMilliseconds();
        Span<byte> text = stackalloc byte[24];
        (ms / 1000).TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        text[length] = (byte)'.';
        (ms % 1000).TryFormat(text[(length + 1)..], out var fraction, "D3", CultureInfo.InvariantCulture);
        writer.WriteRawValue(text[..(length + 1 + fraction)], skipInputValidation: true);
    }

    private static DateTimeOffset ReadSeconds(DataNumber seconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds.Double * 1000));

    private static void WriteDetails(Utf8JsonWriter writer, HistoryDetails d)
    {
        writer.WriteStartObject();
        Write(writer, "name", d.Name);
        WriteData(writer, "input", "inputDetails", d.Input);
        WriteData(writer, "output", "outputDetails", d.Output);
        Write(writer, "error", d.Error);
        Write(writer, "cause", d.Cause);
        Write(writer, "location", d.Location);
        Write(writer, "state", d.State);
        Write(writer, "resourceType", d.ResourceType);
        Write(writer, "resource", d.Resource);
        Write(writer, "region", d.Region);
        if (d.Parameters is not null) writer.WriteString("parameters", d.Parameters.Utf8);
        Write(writer, "timeoutInSeconds", d.TimeoutInSeconds);
        Write(writer, "heartbeatInSeconds", d.HeartbeatInSeconds);
        Write(writer, "workerName", d.WorkerName);
        Write(writer, "roleArn", d.RoleArn);
        Write(writer, "stateMachineAliasArn", d.StateMachineAliasArn);
        Write(writer, "stateMachineVersionArn", d.StateMachineVersionArn);
        Write(writer, "mapRunArn", d.MapRunArn);
        Write(writer, "length", d.Length);
        Write(writer, "index", d.Index);
        Write(writer, "redriveCount", d.RedriveCount);
        if (d.CredentialsRoleArn is not null)
        {
            writer.WriteStartObject("taskCredentials");
            writer.WriteString("roleArn", d.CredentialsRoleArn);
            writer.WriteEndObject();
        }

        if (d.AssignedVariables is not null)
        {
            writer.WriteStartObject("assignedVariables");
            foreach (var (name, value) in d.AssignedVariables) writer.WriteString(name, value.ToUtf8());
            writer.WriteEndObject();
            WriteNotTruncated(writer, "assignedVariablesDetails");
        }

        writer.WriteEndObject();
    }

    private static HistoryDetails ReadDetails(DataObject d) => new()
    {
        Name = d.GetString("name"),
        Input = Read(d, "input"),
        Output = Read(d, "output"),
        Error = d.GetString("error"),
        Cause = d.GetString("cause"),
        Location = d.GetString("location"),
        State = d.GetString("state"),
        ResourceType = d.GetString("resourceType"),
        Resource = d.GetString("resource"),
        Region = d.GetString("region"),
        Parameters = Read(d, "parameters"),
        TimeoutInSeconds = d.GetInt64("timeoutInSeconds"),
        HeartbeatInSeconds = d.GetInt64("heartbeatInSeconds"),
        WorkerName = d.GetString("workerName"),
        RoleArn = d.GetString("roleArn"),
        StateMachineAliasArn = d.GetString("stateMachineAliasArn"),
        StateMachineVersionArn = d.GetString("stateMachineVersionArn"),
        MapRunArn = d.GetString("mapRunArn"),
        Length = (int?)d.GetInt64("length"),
        Index = (int?)d.GetInt64("index"),
        RedriveCount = (int?)d.GetInt64("redriveCount"),
        CredentialsRoleArn = d.GetObject("taskCredentials")?.GetString("roleArn"),
        AssignedVariables = d.GetObject("assignedVariables") is { } assigned ? ReadVariables(assigned) : null,
    };

    private static DataObject ReadVariables(DataObject texts)
    {
        var variables = new DataObjectBuilder(texts.Count);
        foreach (var (name, text) in texts) variables.Set(name, DataValue.Parse(((DataString)text).Value));
        return variables.Build();
    }

    private static void WriteNote(Utf8JsonWriter writer, ReplayNote note)
    {
        writer.WriteStartObject(Note);
        Write(writer, "next", note.Next);
        Write(writer, "retrier", note.Retrier);
        Write(writer, "error", note.Error);
        Write(writer, "cause", note.Cause);
        if (note.Output is not null) writer.WriteString("output", note.Output.Utf8);
        writer.WriteEndObject();
    }

    private static ReplayNote ReadNote(DataObject note) => new()
    {
        Next = note.GetString("next"),
        Retrier = (int?)note.GetInt64("retrier"),
        Error = note.GetString("error"),
        Cause = note.GetString("cause"),
        Output = Read(note, "output"),
    };

    private static Payload? Read(DataObject details, string name) => details.GetString(name) is { } text ? Payload.FromText(text) : null;

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }

    private static void Write(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is not null) writer.WriteNumber(name, value.Value);
    }

    private static void WriteData(Utf8JsonWriter writer, string name, string details, Payload? payload)
    {
        if (payload is null) return;
        writer.WriteString(name, payload.Utf8);
        WriteNotTruncated(writer, details);
    }

    private static void WriteNotTruncated(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject(name);
        writer.WriteBoolean(Truncated, false);
        writer.WriteEndObject();
    }
}
