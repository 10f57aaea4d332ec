using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Executions.Interpreter.States;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Tests.Executions.Interpreting;

/// <summary>An execution without a sandbox: the interpreter, a clock that jumps, and tasks whose outcomes the test decides.</summary>
internal sealed class PureRun
{
    public static readonly DateTimeOffset Start = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly StateBehaviors Behaviors = StateBehaviors.Default();

    private readonly ExecutionFacts facts;

    private PureRun(ExecutionFacts facts)
    {
        this.facts = facts;
        Interpreter = New(facts);
    }

    public ExecutionInterpreter Interpreter { get; private set; }

    public ExecutionState State => Interpreter.State;

    public DateTimeOffset Now { get; set; } = Start;

    public List<HistoryEvent> Events { get; } = [];

    public List<ExecutionCommand> Commands { get; } = [];

    /// <summary>Called after each decision.</summary>
    public Action<Decision>? Decided { get; set; }

    public IEnumerable<string> Types => Events.Select(e => e.Type.ToString());

    public string? Output => State.Output?.Text;

    public static StateMachineDefinition Parse(string definition)
    {
        var parsed = StateMachineDefinition.Parse(definition);
        return parsed.Definition ?? throw new InvalidDataException(parsed.InvalidDefinitionMessage + "\n" + definition);
    }

    public static PureRun Of(string definition) => Of(Parse(definition));

    public static PureRun Of(StateMachineDefinition parsed) => new(new ExecutionFacts
    {
        Arn = "arn:aws:states:eu-west-1:123456789012:execution:machine:run",
        Name = "run",
        Scope = new ResourceScope("123456789012", "eu-west-1"),
        StateMachineArn = "arn:aws:states:eu-west-1:123456789012:stateMachine:machine",
        StateMachineName = "machine",
        RoleArn = "arn:aws:iam::123456789012:role/r",
        Definition = parsed,
        Graph = parsed,
        TimeoutSeconds = parsed.TimeoutSeconds,
    });

    public PureRun Begin(string input = "{}") => Feed(new Stimulus.Begin(Payload.FromText(input)));

    public PureRun Feed(Stimulus stimulus, int mostEvents = int.MaxValue)
    {
        var d = Interpreter.Decide(stimulus, Now, mostEvents);
        if (d.Defect is not null) throw new InvalidOperationException("The interpreter failed.", d.Defect);
        Events.AddRange(d.Events);
        Commands.AddRange(d.Commands);
        Decided?.Invoke(d);
        return this;
    }

    /// <summary>Answers the oldest task that is asked for: a run that was rebuilt asks again in another order.</summary>
    public PureRun Answer(Func<ExecutionCommand.RunTask, TaskOutcome> outcome)
    {
        var task = Commands.OfType<ExecutionCommand.RunTask>().MinBy(c => c.ScheduledId)!;
        Commands.Remove(task);
        return Feed(new Stimulus.TaskReported(task.ScheduledId, outcome(task)));
    }

    /// <summary>Jumps to the next timer.</summary>
    public PureRun Tick()
    {
        Now = State.NextTimer ?? throw new InvalidOperationException("There is no timer.");
        return Feed(Stimulus.Tick.Instance);
    }

    /// <summary>Answers tasks and jumps from timer to timer until nothing is left to do.</summary>
    public PureRun RunToEnd(Func<ExecutionCommand.RunTask, TaskOutcome> outcome)
    {
        while (State.IsRunning)
        {
            if (Commands.OfType<ExecutionCommand.RunTask>().Any()) Answer(outcome);
            else if (State.NextTimer is not null) Tick();
            else break;
        }

        return this;
    }

    /// <summary>The same execution, rebuilt from the first events as the journal would have them.</summary>
    public PureRun Rebuilt(int events)
    {
        var copy = new PureRun(facts);
        foreach (var e in Events.Take(events))
        {
            var read = HistoryRow.Read(HistoryRow.Write(e));
            copy.State.Apply(read);
            copy.Events.Add(read);
            copy.Now = read.Timestamp;
        }

        return copy;
    }

    private static ExecutionInterpreter New(ExecutionFacts facts) => new(new ExecutionState(facts), new World(), Behaviors);

    private sealed class World : IExecutionWorld
    {
        public bool ActivityExists(string activityArn) => activityArn.EndsWith(":known", StringComparison.Ordinal);

        public string TaskToken(string executionArn, long scheduledId) => $"token-{scheduledId}";
    }
}
