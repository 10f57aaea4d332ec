namespace Portal.Sandbox.Store;

/// <summary>How large the journal's file may become. Beyond that commits fail as on a full disk, until there is more room again.</summary>
internal sealed class JournalLimit
{
    private volatile int pages = int.MaxValue - 1;

    /// <summary>Pages of the file.</summary>
    public int Pages
    {
        get => pages;
        set => pages = value;
    }
}
