using Portal.Languages.Data;
using Portal.Sandbox.Lambda;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Topics;

/// <summary>Invokes Lambda functions with messages.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html</remarks>
internal sealed class FunctionSender(FunctionEvents functions) : ISubscriberSender
{
    public IReadOnlyList<string> Protocols => ["lambda"];

    public async Task<SendFailure?> SendAsync(Subscription subscription, DataObject message, int failures, CancellationToken cancellationToken)
    {
        if (!Arn.TryParse(subscription.Endpoint, out var function)) return new($"{subscription.Endpoint} is no ARN", IsFinal: true);
        var reason = await functions.SendAsync(function, Event(subscription, (DataObject)DataValue.Parse(message.GetString("text")!)), failures, cancellationToken);
        return reason is null ? null : new(reason, IsFinal: false);
    }

    private static DataObject Event(Subscription subscription, DataObject envelope)
    {
        var record = new DataObjectBuilder(4)
        {
            ["EventSource"] = "aws:sns",
            ["EventVersion"] = "1.0",
            ["EventSubscriptionArn"] = subscription.Arn,
            ["Sns"] = Message(envelope),
        }.Build();
        return new DataObjectBuilder(1) { ["Records"] = new DataArray([record]) }.Build();
    }

    /// <summary>The fields are those of the envelope; Lambda writes two of them its own way, and leaves none out.</summary>
    private static DataObject Message(DataObject envelope)
    {
        var builder = new DataObjectBuilder(envelope.Count + 2);
        foreach (var (name, value) in envelope) builder.Set(name switch { "SigningCertURL" => "SigningCertUrl", "UnsubscribeURL" => "UnsubscribeUrl", _ => name }, value);
        if (!envelope.Contains("Subject")) builder.Set("Subject", DataValue.Null);
        if (!envelope.Contains("MessageAttributes")) builder.Set("MessageAttributes", DataObject.Empty);
        return builder.Build();
    }
}
