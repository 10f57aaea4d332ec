using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.MapRuns;

/// <summary>The runs of distributed Map states.</summary>
public interface IMapRuns
{
    MapRun? Find(string mapRunArn);

    /// <summary>Of an execution, newest first.</summary>
    IReadOnlyList<MapRun> List(string executionArn);

    /// <summary>Changes the limits of a run; null leaves one as it is. Durable when it returns.</summary>
    /// <exception cref="AwsFault">ResourceNotFound.</exception>
    ValueTask UpdateAsync(string mapRunArn, long? maxConcurrency, long? toleratedFailureCount, double? toleratedFailurePercentage, CancellationToken cancellationToken);
}
