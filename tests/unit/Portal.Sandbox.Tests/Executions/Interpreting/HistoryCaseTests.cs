using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Interpreter;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Interpreting;

/// <summary>Histories as data: a definition, what its tasks answer, and the events that follow with the ids they link to.</summary>
public sealed class HistoryCaseTests
{
    public static TheoryData<string, string> Names()
    {
        var names = new TheoryData<string, string>();
        foreach (var file in Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal))
        {
            foreach (var item in Read(file).GetArray("cases")!.Cast<DataObject>()) names.Add(Path.GetFileNameWithoutExtension(file), item.GetString("name")!);
        }

        return names;
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Executions", "Interpreting", "Cases");

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_Case_HasItsHistory(string file, string name)
    {
        var content = Read(Path.Combine(Folder, file + ".json"));
        Assert.StartsWith("https://docs.aws.amazon.com/", content.GetString("doc"), StringComparison.Ordinal);
        var item = content.GetArray("cases")!.Cast<DataObject>().Single(c => c.GetString("name") == name);
        var run = PureRun.Of(item["definition"]!.ToJson()).Begin(Input(item));
        Play(run, item);

        if (item.GetArray("history") is { } expected) Assert.Equal(expected.Select(e => ((DataString)e).Value), run.Events.Select(Describe));
        Assert.Equal(item.GetString("status") ?? "SUCCEEDED", run.State.Status.Wire());
        if (item.GetString("output") is { } output) Assert.Equal(output, run.Output);
        if (item.Contains("error")) Assert.Equal(item.GetString("error"), run.State.Error);
        if (item.GetString("cause") is { } cause) Assert.Equal(cause, run.State.Cause);
        if (item.GetInt64("seconds") is { } seconds) Assert.Equal(TimeSpan.FromSeconds(seconds), run.State.StoppedAt - run.State.StartedAt);
        if (item.GetString("parameters") is { } parameters) Assert.Equal(parameters, run.Events.First(e => e.Details?.Parameters is not null).Details!.Parameters!.Text);
        foreach (var (id, text) in item.GetObject("data") ?? DataObject.Empty)
        {
            var details = run.Events.Single(e => e.Id == long.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).Details!;
            Assert.Equal(((DataString)text).Value, (details.Input ?? details.Output)!.Text);
        }
    }

    private static DataObject Read(string file) => (DataObject)DataValue.Parse(File.ReadAllBytes(file));

    private static string Input(DataObject item) => item.GetInt64("inputOfLength") is { } length
        ? new DataObjectBuilder { ["s"] = new string('x', (int)length) }.Build().ToJson()
        : item.GetString("input") ?? "{}";

    private static string Describe(HistoryEvent e) => $"{e.Id}<{e.PreviousEventId} {e.Type}{(e.Details?.Name is { } name ? " " + name : "")}";

    private static void Play(PureRun run, DataObject item)
    {
        if (item.GetObject("stop") is { } stop)
        {
            run.Feed(new Stimulus.Stop(stop.GetString("error"), stop.GetString("cause")));
            return;
        }

        var answers = (item.GetObject("tasks") ?? DataObject.Empty).ToDictionary(t => t.Key, t => new Queue<DataObject>(((DataArray)t.Value).Cast<DataObject>()), StringComparer.Ordinal);
        while (run.State.IsRunning)
        {
            if (run.Commands.OfType<ExecutionCommand.RunTask>().FirstOrDefault() is { } task)
            {
                var answer = answers[task.StateName].Dequeue();
                run.Answer(_ => Outcome(answer));
                if (answer.GetObject("then") is { } then) run.Feed(new Stimulus.TaskReported(task.ScheduledId, Outcome(then)));
            }
            else
            {
                run.Tick();
            }
        }
    }

    private static TaskOutcome Outcome(DataObject answer)
    {
        if (answer["submit"] is { } submitted) return new TaskOutcome.Submitted(new Payload(submitted));
        if (answer.GetArray("throw") is { } error) return new TaskOutcome.Failed((error[0] as DataString)?.Value, (error[1] as DataString)?.Value);
        return TaskOutcome.Success(answer["return"]!);
    }
}
