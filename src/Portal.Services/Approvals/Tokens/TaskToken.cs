namespace Portal.Services.Approvals.Tokens;

/// <summary>
/// A task token: whoever holds it can complete the step. The type has no way to its text but <see cref="Reveal"/>, which only
/// the call to AWS and the encryption use; printing it gives a mask.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#wait-token-context-object</remarks>
internal sealed class TaskToken
{
    public const int LongestText = 2048;

    private readonly string text;

    public TaskToken(string text) => this.text = text.Length is > 0 and <= LongestText ? text : throw new ArgumentException("A task token has 1 to 2,048 characters.", nameof(text));

    public string Reveal() => text;

    public override string ToString() => TokenMask.Mask;
    public override bool Equals(object? obj) => obj is TaskToken other && string.Equals(text, other.text, StringComparison.Ordinal);
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);
}
