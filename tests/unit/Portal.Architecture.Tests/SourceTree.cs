using System.Text.RegularExpressions;

namespace Portal.Architecture.Tests;

/// <summary>The repository's own source text: what these tests are about.</summary>
internal static partial class SourceTree
{
    public static readonly string Root = FindRoot();

    /// <summary>Files below a folder of the repository, without build output and fetched scripts; paths with forward slashes.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => extensions.Contains(Path.GetExtension(f)))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)
                && !f.Contains("/_framework/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The project's namespaces that a file names, in using directives and in full names alike.</summary>
    public static IEnumerable<string> Mentions(string file) =>
        ProjectName().Matches(CommentsAndStrings().Replace(Read(file), "")).Select(m => m.Value).Distinct();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Portal.sln is in no folder above " + AppContext.BaseDirectory);
    }

    [GeneratedRegex(@"\bPortal\.(Languages|Sandbox|Services)(\.[A-Z]\w*)*|\bMicrosoft\.AspNetCore\b|\bRadzen\b|\bAmazon\.[A-Z]\w*")]
    private static partial Regex ProjectName();

    [GeneratedRegex("//.*|^\\s*namespace .*|\"(?:[^\"\\\\\n]|\\\\.)*\"", RegexOptions.Multiline)]
    private static partial Regex CommentsAndStrings();
}
