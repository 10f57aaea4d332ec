namespace Portal.Services.Approvals;

/// <summary>An answer as it goes to AWS: complete, checked, the same however often it is sent.</summary>
/// <param name="Verdict">What it means.</param>
/// <param name="Label">How the page calls it, for the audit.</param>
/// <param name="Output">JSON; null for a failure.</param>
internal sealed record SentAnswer(Verdict Verdict, string Label, string? Output, string? Error = null, string? Cause = null);
