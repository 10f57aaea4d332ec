using System.Diagnostics.CodeAnalysis;

namespace Portal.Languages.StatesLanguage.Evaluation;

/// <summary>A value, or why there is none.</summary>
public readonly struct EvaluationResult<T>
    where T : notnull
{
    private readonly T? value;

    public EvaluationResult(T value) => this.value = value;

    public EvaluationResult(EvaluationFailure failure) => Failure = failure;

    /// <summary>Null where there is a value.</summary>
    public EvaluationFailure? Failure { get; }

    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;

    /// <exception cref="InvalidOperationException">There is a failure instead.</exception>
    public T Value => Failure is null ? value! : throw new InvalidOperationException(Failure.Cause);

    /// <summary>The value, or the failure.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out EvaluationFailure? failure)
    {
        (result, failure) = (value, Failure);
        return failure is null;
    }

    public static implicit operator EvaluationResult<T>(T value) => new(value);
    public static implicit operator EvaluationResult<T>(EvaluationFailure failure) => new(failure);
}
