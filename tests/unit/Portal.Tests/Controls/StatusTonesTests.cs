using Portal.Components.Controls;
using Xunit;

namespace Portal.Tests.Controls;

public sealed class StatusTonesTests
{
    [Theory]
    [InlineData("SUCCEEDED", Tone.Ok)]
    [InlineData("TIMED_OUT", Tone.Bad)]
    [InlineData("ABORTED", Tone.Neutral)]
    [InlineData("CREATE_COMPLETE", Tone.Ok)]
    [InlineData("UPDATE_ROLLBACK_COMPLETE", Tone.Bad)]
    [InlineData("DELETE_IN_PROGRESS", Tone.Info)]
    [InlineData("CREATE_FAILED", Tone.Bad)]
    [InlineData("SOMETHING_NEW", Tone.Neutral)]
    public void Of_Status_HasItsTone(string status, Tone tone) => Assert.Equal(tone, StatusTones.Of(status));

    [Theory]
    [InlineData("TIMED_OUT", "Timed out")]
    [InlineData("RUNNING", "Running")]
    [InlineData("", "")]
    public void Text_Status_ReadsAsASentence(string status, string text) => Assert.Equal(text, StatusTones.Text(status));
}
