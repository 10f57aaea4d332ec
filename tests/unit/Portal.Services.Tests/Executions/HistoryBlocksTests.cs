using Portal.Services.Executions.Histories;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Executions;

/// <summary>Histories kept small: what was added comes back, whether it is packed or let go.</summary>
public sealed class HistoryBlocksTests
{
    private readonly FakeHistory history = new(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Row_LongHistory_KnowsTypeStateAndTime()
    {
        var blocks = Filled(2500);
        Assert.Equal(2500, blocks.Count);
        Assert.Null(blocks.Row(0).State);
        Assert.Equal(new HistoryRow(2500, "TaskStarted", "Work", history.Events[2499].Timestamp), blocks.Row(2499));
    }

    [Fact]
    public void Peek_PackedBlock_GivesTheSameEvent()
    {
        var blocks = Filled(2500);
        foreach (var id in (long[])[1, 2, 1000, 1001, 2500])
        {
            var (expected, found) = (history.Events[(int)id - 1], blocks.Peek(id)!);
            Assert.Equal((expected.Id, expected.PreviousEventId, expected.Type, expected.Timestamp), (found.Id, found.PreviousEventId, found.Type, found.Timestamp));
            Assert.Equal(expected.Details, found.Details);
        }

        Assert.Null(blocks.Peek(0));
        Assert.Null(blocks.Peek(2501));
    }

    [Fact]
    public void Add_NoRoomLeft_LetsGoOnlyWhatCanBeFetchedAgain()
    {
        var blocks = Filled(2500, budget: 0);
        Assert.Null(blocks.Peek(1));
        Assert.Null(blocks.Peek(1500));
        Assert.Equal("1000", blocks.BlockOf(1500)!.Token);
        Assert.NotNull(blocks.Peek(2500));

        var unnamed = new HistoryBlocks(budget: 0);
        unnamed.Add(history.Events, "newest", refetchable: false);
        Assert.NotNull(unnamed.Peek(1));
    }

    [Fact]
    public void Add_LargeDetails_MakeSmallerBlocks()
    {
        history.Add("ExecutionStarted");
        for (var i = 0; i < 20; i++) history.Enter("Pass", "Big", new string('x', 100_000));
        var blocks = new HistoryBlocks();
        blocks.Add(history.Events, null, refetchable: true);
        Assert.True(blocks.All().Count > 2);
        Assert.Equal(100_000, blocks.Peek(13)!.Details.GetString("input")!.Length);
    }

    private HistoryBlocks Filled(int count, int budget = HistoryBlocks.Budget)
    {
        history.Add("ExecutionStarted").Enter("Task", "Work", """{"a":"line\nbreak"}""");
        while (history.Last < count) history.Add("TaskStarted", $$"""{"n":{{history.Last}}}""");
        var blocks = new HistoryBlocks(budget);
        foreach (var page in history.Events.Chunk(1000).Index()) blocks.Add(page.Item, page.Index == 0 ? null : $"{page.Index}000", refetchable: true);
        return blocks;
    }
}
