using Portal.Services.Aws;

namespace Portal.Services.Observatory.Correlation;

/// <summary>How often a watched execution is looked at, and how long after its end: its last events need a moment to arrive.</summary>
internal sealed class StoryPace(TimeProvider time)
{
    private static readonly TimeSpan Sandbox = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Aws = TimeSpan.FromSeconds(2);

    /// <summary>Looks after the end, at growing distances.</summary>
    private const int LooksAfterEnd = 8;

    public Watch Begin(Connection connection) => new(connection.IsSandbox ? Sandbox : Aws, time);

    internal sealed class Watch(TimeSpan pause, TimeProvider time)
    {
        private int afterEnd;

        /// <returns>False where there is nothing more to expect.</returns>
        public async Task<bool> NextAsync(bool running, CancellationToken cancellationToken)
        {
            afterEnd = running ? 0 : afterEnd + 1;
            if (afterEnd > LooksAfterEnd) return false;
            await Task.Delay(pause * Math.Max(1, afterEnd), time, cancellationToken);
            return true;
        }
    }
}
