using Portal.Languages.Data;

namespace Portal.Sandbox.Topics;

/// <summary>One attempt to bring a message to a subscriber outside of the sandbox.</summary>
internal interface ISubscriberSender
{
    IReadOnlyList<string> Protocols { get; }

    /// <summary>Null where the subscriber has it.</summary>
    /// <param name="subscription">Whom.</param>
    /// <param name="message">As <see cref="OutsideDelivery"/> keeps it: type, id and text.</param>
    /// <param name="failures">Attempts that failed before.</param>
    /// <param name="cancellationToken">Breaks the attempt off.</param>
    Task<SendFailure?> SendAsync(Subscription subscription, DataObject message, int failures, CancellationToken cancellationToken);
}

/// <param name="Reason">Why.</param>
/// <param name="IsFinal">True where another attempt would end the same way.</param>
internal readonly record struct SendFailure(string Reason, bool IsFinal);
