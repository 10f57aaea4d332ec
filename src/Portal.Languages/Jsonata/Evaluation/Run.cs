using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Nodes;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Evaluation;

/// <summary>One evaluation: what it may still use, its clock and its chance.</summary>
internal sealed class Run
{
    /// <summary>Steps between two looks at the clock and the cancellation.</summary>
    private const int StepsBetweenChecks = 4096;

    /// <summary>Room for some ten thousand calls that wait for each other. Only touched pages cost memory.</summary>
    private const int FreshStackBytes = 16 * 1024 * 1024;

    private const int MostFreshStacks = 8;

    private readonly JsonataLimits limits;
    private readonly CancellationToken cancellationToken;
    private readonly long startedAt;
    private long steps;
    private int untilCheck = StepsBetweenChecks;
    private int depth;
    private int freshStacks;

    public Run(JsonataOptions options, JsonataDialect dialect, CancellationToken cancellationToken)
    {
        (Options, Dialect, limits, this.cancellationToken) = (options, dialect, options.Limits, cancellationToken);
        Now = options.Time.GetUtcNow();
        startedAt = options.Watch.GetTimestamp();
    }

    public JsonataOptions Options { get; }
    public JsonataDialect Dialect { get; }

    /// <summary>The time at which the evaluation started: all of it happens at this instant.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The variables at the place of the last call; for <c>$eval</c>, which evaluates as if it were written there.</summary>
    public Frame? CallerFrame { get; set; }

    /// <summary>Counts one step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step()
    {
        if (--untilCheck <= 0) Check();
    }

    /// <summary>Counts many steps at once.</summary>
    public void Charge(int count)
    {
        untilCheck -= count;
        if (untilCheck <= 0) Check();
    }

    /// <summary>Asks whether an array may have so many items, and counts those that are new.</summary>
    public void Allocate(int length, int added)
    {
        if (length > limits.MaxSequenceLength) throw new JsonataException("D2015") { Value = limits.MaxSequenceLength };
        Charge(added);
    }

    /// <summary>Asks whether a string may be so long.</summary>
    public void EnsureTextFits(long length)
    {
        if (length > limits.MaxStringLength) throw new JsonataException("D2015") { Value = limits.MaxStringLength };
    }

    /// <summary>Asks whether a string may be so long, and counts its making.</summary>
    public void AllocateText(long length)
    {
        EnsureTextFits(length);
        Charge((int)(length / 64) + 1);
    }

    /// <summary>Makes sure that a helper that calls itself does not run out of stack.</summary>
    public void EnsureStack()
    {
        Step();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new JsonataException("D1011");
    }

    /// <summary>Calls a function and makes the tail calls that it leaves.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">The arguments; the function may keep the array.</param>
    /// <param name="input">The context value at the call.</param>
    /// <param name="token">The function's name at the call, for errors.</param>
    /// <param name="position">Where the call stands, for errors.</param>
    public DataValue? Call(FunctionValue function, DataValue?[] arguments, DataValue? input, string? token, int? position)
    {
        if (++depth > limits.MaxDepth) throw new JsonataException("D1011");
        var result = Invoke(function, arguments, input, token, position);
        while (result is TailCall tail)
        {
            Step();
            var procedure = tail.Call.Procedure;
            var next = procedure.Evaluate(tail.Input, tail.Frame, this);
            var nextArguments = tail.Call.EvaluateArguments(tail.Input, tail.Frame, this);
            var name = (procedure as VariableNode)?.Name;
            if (next is not FunctionValue nextFunction) throw new JsonataException("T1006") { Token = name, Position = procedure.Position };
            result = Invoke(nextFunction, nextArguments, input, name, procedure.Position);
        }

        depth--;
        return result;
    }

    /// <summary>Calls a function that was passed as an argument: it sees no context value.</summary>
    public DataValue? Call(FunctionValue function, params DataValue?[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++) arguments[i] = Hole.Open(arguments[i]);
        return Call(function, arguments, DataValue.Null, null, null);
    }

    /// <summary>Goes on where there is stack enough, when it gets short here.</summary>
    public DataValue? OnFreshStack(Node node, DataValue? input, Frame frame)
    {
        if (++freshStacks > MostFreshStacks) throw new JsonataException("D1011");
        DataValue? result = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Evaluate, FreshStackBytes);
        thread.Start();
        thread.Join();
        freshStacks--;
        failure?.Throw();
        return result;

        void Evaluate()
        {
            try
            {
                result = node.Evaluate(input, frame, this);
            }
            catch (Exception e)
            {
                // Thrown again where the caller waits: an exception that leaves a thread ends the process.
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }
    }

    private DataValue? Invoke(FunctionValue function, DataValue?[] arguments, DataValue? input, string? token, int? position)
    {
        try
        {
            return function.Invoke(arguments, input, this);
        }
        catch (JsonataException e) when (e.Replace(e.Token ?? token ?? (function as BuiltinFunction)?.Name, position))
        {
            throw;
        }
    }

    private void Check()
    {
        cancellationToken.ThrowIfCancellationRequested();
        steps += StepsBetweenChecks - untilCheck;
        untilCheck = StepsBetweenChecks;
        if (steps > limits.MaxSteps) throw new JsonataException("D1012") { Sentence = $"Evaluation stopped after {limits.MaxSteps} steps. Check for infinite loop" };
        if (Options.Watch.GetElapsedTime(startedAt) > limits.Timeout)
        {
            throw new JsonataException("D1012") { Sentence = $"Evaluation timeout after {(long)limits.Timeout.TotalMilliseconds} milliseconds. Check for infinite loop" };
        }
    }
}
