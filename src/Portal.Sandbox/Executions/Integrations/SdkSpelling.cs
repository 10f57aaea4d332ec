using Portal.Languages.Data;
using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary>How <c>aws-sdk</c> resources write a service's fields: always with a capital, times as ISO texts, whatever the wire has.</summary>
/// <param name="ClientName">The service in errors: <c>Sfn</c>.</param>
/// <param name="IsCamelOnWire">True for Step Functions and CloudWatch Logs.</param>
internal sealed record SdkSpelling(string ClientName, bool IsCamelOnWire)
{
    private static readonly Dictionary<string, SdkSpelling> Known = new(StringComparer.Ordinal)
    {
        ["sfn"] = new("Sfn", true),
        ["cloudwatchlogs"] = new("CloudWatchLogs", true),
        ["eventbridge"] = new("EventBridge", false),
        ["cloudwatchevents"] = new("CloudWatchEvents", false),
        ["sqs"] = new("Sqs", false),
        ["sns"] = new("Sns", false),
        ["sts"] = new("Sts", false),
        ["iam"] = new("Iam", false),
        ["cloudformation"] = new("CloudFormation", false),
    };

    public static SdkSpelling Of(string service) => Known.GetValueOrDefault(service) ?? new(char.ToUpperInvariant(service[0]) + service[1..], false);

    public DataObject ToWire(DataValue parameters) => parameters is DataObject fields ? (DataObject)Wire(fields) : DataObject.Empty;

    public DataObject FromWire(DataObject answer) => (DataObject)Sdk(answer, "");

    private DataValue Wire(DataValue value)
    {
        switch (value)
        {
            case DataObject fields:
                var builder = new DataObjectBuilder(fields.Count);
                foreach (var (name, field) in fields)
                {
                    if (field is not DataNull) builder.Set(IsCamelOnWire && name.Length > 0 ? char.ToLowerInvariant(name[0]) + name[1..] : name, Wire(field));
                }

                return builder.Build();
            case DataArray items:
                return new DataArray([.. items.Select(Wire)]);
            default:
                return value;
        }
    }

    private DataValue Sdk(DataValue value, string name)
    {
        switch (value)
        {
            case DataObject fields:
                var builder = new DataObjectBuilder(fields.Count);
                foreach (var (key, field) in fields) builder.Set(IsCamelOnWire && key.Length > 0 ? char.ToUpperInvariant(key[0]) + key[1..] : key, Sdk(field, key));
                return builder.Build();
            case DataArray items:
                return new DataArray([.. items.Select(i => Sdk(i, ""))]);
            case DataNumber seconds when IsCamelOnWire && name.EndsWith("Date", StringComparison.Ordinal):
                return ContextObject.Format(DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds.Double * 1000)));
            default:
                return value;
        }
    }
}
