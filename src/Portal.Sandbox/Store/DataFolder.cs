using Portal.Sandbox.Hosting;

namespace Portal.Sandbox.Store;

/// <summary>The folder of the journal, held by one process at a time.</summary>
/// <remarks>The lock is the operating system's on an open file: it goes with the process, also when that is killed.</remarks>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream held;

    private DataFolder(string path, FileStream held) => (Path, this.held) = (path, held);

    public string Path { get; }

    /// <exception cref="SandboxStartupException">The folder cannot be made or written, or another process has it.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Make(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SandboxStartupException(
                $"The data folder {full} cannot be made: {e.Message} Choose another with Portal__DataDirectory.", e);
        }

        var file = System.IO.Path.Combine(full, "sandbox.lock");
        try
        {
            return new DataFolder(full, new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SandboxStartupException(
                $"The data folder {full} cannot be written: {e.Message} Choose another with Portal__DataDirectory.", e);
        }
        catch (IOException e)
        {
            throw new SandboxStartupException(
                $"The data folder {full} is in use by another process. Stop that one, or choose another folder with Portal__DataDirectory.", e);
        }
    }

    public void Dispose() => held.Dispose();

    /// <summary>For this user alone where the system knows such a thing: events, task tokens and connections' secrets are in it.</summary>
    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(path)) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
