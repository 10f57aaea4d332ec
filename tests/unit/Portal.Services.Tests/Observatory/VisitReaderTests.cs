using Portal.Services.Observatory.Correlation;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Observatory;

/// <summary>Histories in the order and with the predecessors that Step Functions writes.</summary>
public sealed class VisitReaderTests
{
    private readonly FakeHistory history = new(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void PutEvents_GivesTheIdsOfWhatTheStateEmitted()
    {
        history.Add("ExecutionStarted").Enter("Task", "Emit").Schedule("putEvents", "{}").Add("TaskStarted")
            .Output("TaskSucceeded", """{"Entries":[{"EventId":"e1"},{"EventId":"e2"}],"FailedEntryCount":0}""").Exit("Task", "Emit").Add("ExecutionSucceeded");
        var visit = Assert.Single(Read());
        Assert.Equal((VisitStatus.Succeeded, "events:putEvents", 1), (visit.Status, visit.Resource, visit.Attempts.Count));
        Assert.Equal(["e1", "e2"], visit.Events.Select(e => e.EventId));
    }

    [Fact]
    public void WaitForTaskToken_WaitsFromTheSubmissionOn()
    {
        history.Add("ExecutionStarted").Enter("Task", "Ask").Schedule("putEvents.waitForTaskToken", "{}").Add("TaskStarted").Output("TaskSubmitted", """{"Entries":[{"EventId":"e1"}]}""");
        var visit = Assert.Single(Read());
        Assert.Equal(VisitStatus.Waiting, visit.Status);
        Assert.Equal("e1", Assert.Single(visit.Events).EventId);
    }

    [Fact]
    public void Retry_IsAnotherAttempt_AndCatchIsNoFailureOfTheExecution()
    {
        history.Add("ExecutionStarted").Enter("Task", "Try").Schedule("putEvents", "{}").Add("TaskStarted").Add("TaskFailed", """{"error":"E1","cause":"c"}""")
            .Schedule("putEvents", "{}").Add("TaskStarted").Add("TaskTimedOut", """{"error":"States.Timeout"}""").Exit("Task", "Try").Enter("Pass", "Mend").Exit("Pass", "Mend").Add("ExecutionSucceeded");
        var visits = Read();
        Assert.Equal((VisitStatus.Caught, "States.Timeout", "Mend"), (visits[0].Status, visits[0].Error, visits[0].NextStateName));
        Assert.Equal([(1, VisitStatus.Failed, "E1"), (2, VisitStatus.TimedOut, "States.Timeout")], visits[0].Attempts.Select(a => (a.Number, a.Status, a.Error!)));
        Assert.Equal(VisitStatus.Succeeded, visits[1].Status);
    }

    [Fact]
    public void Parallel_IsTheParentOfItsBranches()
    {
        history.Add("ExecutionStarted").Enter("Parallel", "Both").Add("ParallelStateStarted") // 3
            .Enter("Pass", "A", previous: 3).Exit("Pass", "A", previous: 4) // 4, 5
            .Enter("Pass", "B1", previous: 3).Exit("Pass", "B1", previous: 6).Enter("Pass", "B2", previous: 7).Exit("Pass", "B2", previous: 8) // 6 to 9
            .Add("ParallelStateSucceeded", previous: 9).Exit("Parallel", "Both", "[1]").Enter("Succeed", "Done").Exit("Succeed", "Done").Add("ExecutionSucceeded");
        var visits = Read();
        Assert.Equal(["Both", "A", "B1", "B2", "Done"], visits.Select(v => v.StateName));
        Assert.Equal([null, 2, 2, 2, null], visits.Select(v => v.ParentEventId));
        Assert.Equal(["Done", null, "B2", null, null], visits.Select(v => v.NextStateName));
        Assert.All(visits, v => Assert.Equal(VisitStatus.Succeeded, v.Status));
    }

    [Fact]
    public void Map_TellsTheIterationOfEachVisit()
    {
        history.Add("ExecutionStarted").Enter("Map", "Each").Add("MapStateStarted", """{"length":2}""") // 3
            .Add("MapIterationStarted", """{"name":"Each","index":0}""", 3).Add("MapIterationStarted", """{"name":"Each","index":1}""", 3) // 4, 5
            .Enter("Pass", "Work", previous: 5).Exit("Pass", "Work", previous: 6).Add("MapIterationSucceeded", """{"name":"Each","index":1}""", 7)
            .Enter("Pass", "Work", previous: 4).Exit("Pass", "Work", previous: 9).Add("MapIterationSucceeded", """{"name":"Each","index":0}""", 10)
            .Add("MapStateSucceeded", previous: 11).Exit("Map", "Each").Add("ExecutionSucceeded");
        var visits = Read();
        Assert.Equal([("Each", null), ("Work", 1), ("Work", 0)], visits.Select(v => (v.StateName, v.Iteration)));
        Assert.All(visits, v => Assert.Equal(VisitStatus.Succeeded, v.Status));
        Assert.Null(visits[1].NextStateName);
    }

    [Fact]
    public void FailState_InAnIteration_HasFailedWithTheErrorOfTheExecution()
    {
        history.Add("ExecutionStarted").Enter("Map", "Each").Add("MapStateStarted", """{"length":2}""") // 3
            .Add("MapIterationStarted", """{"name":"Each","index":0}""", 3).Add("MapIterationStarted", """{"name":"Each","index":1}""", 3) // 4, 5
            .Enter("Pass", "Work", previous: 4).Enter("Fail", "Refuse", previous: 5) // 6, 7
            .Add("MapIterationFailed", """{"name":"Each","index":1}""", 7).Add("MapIterationAborted", """{"name":"Each","index":0}""", 4)
            .Add("MapStateFailed", previous: 7).Add("ExecutionFailed", """{"error":"Boom","cause":"why"}""");
        var visits = Read();
        Assert.Equal([("Each", VisitStatus.Failed), ("Work", VisitStatus.Aborted), ("Refuse", VisitStatus.Failed)], visits.Select(v => (v.StateName, v.Status)));
        Assert.Equal(("Boom", "why"), (visits[2].Error, visits[2].Cause));
    }

    [Fact]
    public void Failure_MarksTheStateAndAbortsWhatRanBeside()
    {
        history.Add("ExecutionStarted").Enter("Parallel", "Both").Add("ParallelStateStarted")
            .Enter("Wait", "Long", previous: 3).Enter("Task", "Break", previous: 3).Schedule("putEvents", "{}").Add("TaskStarted").Add("TaskFailed", """{"error":"Boom"}""")
            .Add("ParallelStateFailed", """{"error":"Boom"}""").Add("ExecutionFailed", """{"error":"Boom","cause":"why"}""");
        var visits = Read();
        Assert.Equal([("Both", VisitStatus.Failed), ("Long", VisitStatus.Aborted), ("Break", VisitStatus.Failed)], visits.Select(v => (v.StateName, v.Status)));
        Assert.Equal("Boom", visits[2].Error);
    }

    [Fact]
    public void FailState_HasTheErrorOfTheExecution()
    {
        history.Add("ExecutionStarted").Enter("Fail", "No").Add("ExecutionFailed", """{"error":"Limits.Expired","cause":"Nobody answered"}""");
        var visit = Assert.Single(Read());
        Assert.Equal((VisitStatus.Failed, "Limits.Expired", "Nobody answered"), (visit.Status, visit.Error, visit.Cause));
    }

    private List<StateVisit> Read() => [.. VisitReader.Read(history.Events).Select(v => v.Build())];
}
