using System.Diagnostics.CodeAnalysis;

namespace Portal.Services.Aws;

/// <summary>Either a value or an <see cref="AwsError"/>: expected outcomes are values, exceptions mean bugs.</summary>
public sealed class AwsResult<T>
{
    private AwsResult(T? value, AwsError? error) => (Value, Error) = (value, error);

    /// <summary>The value; default where the call failed.</summary>
    public T? Value { get; }

    /// <summary>Why the call failed; null where it succeeded.</summary>
    public AwsError? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    public static implicit operator AwsResult<T>(T value) => new(value, null);
    public static implicit operator AwsResult<T>(AwsError error) => new(default, error);

    internal static AwsResult<T> Of(T value) => new(value, null);

    public AwsResult<TOther> Map<TOther>(Func<T, TOther> map) => IsOk ? AwsResult.Ok(map(Value)) : Error;
}

/// <summary>Makes results where no conversion does (values that are interfaces).</summary>
public static class AwsResult
{
    public static AwsResult<T> Ok<T>(T value) => AwsResult<T>.Of(value);
}

/// <summary>The value of an act that gives nothing back.</summary>
public readonly record struct Done
{
    public static readonly AwsResult<Done> Ok = default(Done);
}

/// <summary>Part of a longer list.</summary>
/// <param name="Items">What this page holds.</param>
/// <param name="NextToken">Give it to the same call for the next page; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken)
{
    public static readonly Page<T> Empty = new([], null);

    /// <summary>
    /// Set where a search ended before the page was full, because it had looked at as much as one call may: what matches back to
    /// this time is in <see cref="Items"/>, and <see cref="NextToken"/> goes on from there.
    /// </summary>
    public DateTimeOffset? ScannedTo { get; init; }
}
