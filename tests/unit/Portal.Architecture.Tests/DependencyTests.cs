using Xunit;

namespace Portal.Architecture.Tests;

/// <summary>Who may import whom (docs/architecture.md).</summary>
public sealed class DependencyTests
{
    [Fact]
    public void Languages_ImportSystemOnly() => AssertNone("src/Portal.Languages", m => !m.StartsWith("Portal.Languages", StringComparison.Ordinal));

    [Fact]
    public void Sandbox_NeitherServicesNorTheAwsSdk() => AssertNone("src/Portal.Sandbox",
        m => m.StartsWith("Portal.Services", StringComparison.Ordinal) || m.StartsWith("Amazon.", StringComparison.Ordinal));

    [Fact]
    public void Services_NeitherSandboxNorAspNet() => AssertNone("src/Portal.Services",
        m => m.StartsWith("Portal.Sandbox", StringComparison.Ordinal) || m.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || m.StartsWith("Radzen", StringComparison.Ordinal));

    [Fact]
    public void Portal_NamesTheSandboxInHostingOnly() => AssertNone("src/Portal",
        (file, m) => m.StartsWith("Portal.Sandbox", StringComparison.Ordinal) && !file.StartsWith("src/Portal/Hosting/", StringComparison.Ordinal));

    [Fact]
    public void Pages_SpeakToServices_NeverToTheWire() => AssertNone("src/Portal/Components", m => m.StartsWith("Amazon.", StringComparison.Ordinal));

    [Theory]
    [InlineData("Events", "Routing", "Targets", "Executions")]
    [InlineData("Routing", "Targets", "Executions")]
    [InlineData("Targets", "Executions")]
    [InlineData("Queues", "Events", "Routing", "Executions", "Topics")]
    [InlineData("Logs", "Events", "Routing", "Executions", "Queues", "Topics")]
    public void SandboxStage_ImportsUpstreamOnly(string stage, params string[] downstream) => AssertNone("src/Portal.Sandbox/" + stage,
        m => downstream.Any(d => IsOrIsBelow(m, "Portal.Sandbox." + d)));

    [Fact]
    public void SandboxStages_NeverImportProtocolOrStore() => AssertNone("src/Portal.Sandbox", (file, m) =>
        (IsOrIsBelow(m, "Portal.Sandbox.Protocol") || IsOrIsBelow(m, "Portal.Sandbox.Store"))
        && !file.StartsWith("src/Portal.Sandbox/Protocol/", StringComparison.Ordinal)
        && !file.StartsWith("src/Portal.Sandbox/Store/", StringComparison.Ordinal)
        && !file.StartsWith("src/Portal.Sandbox/Hosting/", StringComparison.Ordinal)
        && file != "src/Portal.Sandbox/SandboxServiceCollectionExtensions.cs");

    [Fact]
    public void Disk_IsTouchedInStoreOnly()
    {
        var found = SourceTree.Files("src/Portal.Sandbox", ".cs")
            .Where(f => !f.StartsWith("src/Portal.Sandbox/Store/", StringComparison.Ordinal))
            .Where(f => SourceTree.Read(f).Contains("Microsoft.Data.Sqlite", StringComparison.Ordinal));
        Assert.Empty(found);
    }

    private static bool IsOrIsBelow(string name, string space) =>
        name == space || name.StartsWith(space + ".", StringComparison.Ordinal);

    private static void AssertNone(string folder, Func<string, bool> forbidden) => AssertNone(folder, (_, m) => forbidden(m));

    private static void AssertNone(string folder, Func<string, string, bool> forbidden)
    {
        if (!Directory.Exists(Path.Combine(SourceTree.Root, folder))) return;
        var found = SourceTree.Files(folder, ".cs", ".razor")
            .SelectMany(file => SourceTree.Mentions(file).Where(m => forbidden(file, m)).Select(m => $"{file} names {m}"));
        Assert.Empty(found);
    }
}
