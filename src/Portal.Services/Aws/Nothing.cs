namespace Portal.Services.Aws;

/// <summary>The answer of an operation that gives nothing.</summary>
internal sealed record Nothing;
