namespace Portal.Hosting;

/// <summary>Finds out before anything starts whether the data can be kept.</summary>
internal static class DataDirectory
{
    /// <summary>Makes the folder, readable for its owner only, and tries to write in it.</summary>
    /// <exception cref="StartupRefusal">It cannot be made or written to.</exception>
    public static string Prepare(string path)
    {
        try
        {
            if (!Directory.Exists(path))
            {
                if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
                else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            var probe = Path.Combine(path, $".write-test-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new StartupRefusal(
                $"The data folder {path} cannot be written to ({e.Message.TrimEnd('.')}). Make it writable, or choose another with Portal__DataDirectory.", e);
        }
    }
}
