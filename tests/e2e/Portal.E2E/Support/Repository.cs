namespace Portal.E2E.Support;

/// <summary>Where things are in the checkout that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The product, built with the same configuration as these tests.</summary>
    public static string PortalDll { get; } = Path.Combine(Root, "src", "Portal", "bin", Configuration, "net10.0", "Portal.dll");

    public static string Sample(params string[] path) => Path.Combine([Root, "samples", .. path]);

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Portal.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
