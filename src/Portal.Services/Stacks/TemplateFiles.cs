using System.IO.Compression;

namespace Portal.Services.Stacks;

/// <summary>The files beside a template, by relative path with forward slashes.</summary>
internal abstract class TemplateFiles : IDisposable
{
    /// <summary>A single file: definitions are at most 1 MB on AWS.</summary>
    public const int LargestFile = 4 << 20;

    /// <summary>What a template is called in a folder or zip.</summary>
    private static readonly string[] TemplateNames = ["template.yaml", "template.yml", "template.json"];

    /// <summary>The template's path; null where none is found.</summary>
    public abstract string? TemplatePath { get; }

    /// <summary>A file's content; null where there is none.</summary>
    /// <exception cref="FormatException">The path leads out of the folder, or the file is too big.</exception>
    public abstract Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken);

    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>A path as the template has it, seen from the template's own folder.</summary>
    /// <exception cref="FormatException">It leads out of the folder.</exception>
    public string Resolve(string path)
    {
        var parts = new List<string>((TemplatePath ?? "").Split('/')[..^1]);
        foreach (var part in path.Replace('\\', '/').Split('/'))
        {
            if (part is "" or ".") continue;
            if (part == ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else if (part == "..") throw Outside(path);
            else parts.Add(part);
        }

        return path.StartsWith('/') || Path.IsPathRooted(path) ? throw Outside(path) : string.Join('/', parts);
    }

    /// <summary>The template among these paths: the one that lies least deep.</summary>
    protected static string? FindTemplate(IEnumerable<string> paths) => paths
        .Where(p => TemplateNames.Contains(p.Split('/')[^1], StringComparer.OrdinalIgnoreCase))
        .OrderBy(p => p.Count(c => c == '/')).ThenBy(p => p, StringComparer.Ordinal).FirstOrDefault();

    protected static FormatException Outside(string path) => new($"{path} leads out of the template's folder.");
    protected static FormatException TooBig(string path) => new($"{path} is larger than {LargestFile >> 20} MB.");

    /// <summary>A template without anything beside it.</summary>
    public sealed class Single(string name, byte[] content) : TemplateFiles
    {
        public override string? TemplatePath => name;
        public override Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken) => Task.FromResult(path == name ? content : null);
    }

    /// <summary>A folder on disk; links that lead out of it are not followed.</summary>
    public sealed class Folder : TemplateFiles
    {
        private readonly string root;

        /// <param name="root">The folder.</param>
        /// <param name="templateName">The template in it; null to look for one.</param>
        public Folder(string root, string? templateName)
        {
            this.root = Path.GetFullPath(root);
            TemplatePath = templateName ?? FindTemplate(Directory.EnumerateFiles(this.root).Select(f => Path.GetFileName(f)));
        }

        public override string? TemplatePath { get; }

        public override async Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken)
        {
            var file = new FileInfo(Path.Combine(root, path));
            if (!file.Exists) return null;
            var target = file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName;
            if (!target.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw Outside(path);
            if (file.Length > LargestFile) throw TooBig(path);
            return await File.ReadAllBytesAsync(target, cancellationToken);
        }
    }

    /// <summary>A zip, read in memory: nothing is unpacked to disk.</summary>
    public sealed class Zip : TemplateFiles
    {
        private const int MostEntries = 2000;

        private readonly ZipArchive archive;
        private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);

        /// <exception cref="InvalidDataException">It is no zip.</exception>
        /// <exception cref="FormatException">It has too many entries, or names that lead out of it.</exception>
        public Zip(Stream content)
        {
            archive = Open(content);
            if (archive.Entries.Count > MostEntries) throw new FormatException($"The zip has more than {MostEntries} entries.");
            foreach (var entry in archive.Entries)
            {
                var name = entry.FullName.Replace('\\', '/');
                if (name.StartsWith('/') || name.Split('/').Contains("..") || name.Contains(':', StringComparison.Ordinal)) throw new FormatException($"The zip has an entry {entry.FullName}, which leads out of it.");
                if (!name.EndsWith('/')) entries[name] = entry;
            }

            TemplatePath = FindTemplate(entries.Keys.Where(k => !k.StartsWith("__MACOSX/", StringComparison.Ordinal)));
        }

        public override string? TemplatePath { get; }

        public override void Dispose()
        {
            archive.Dispose();
            base.Dispose();
        }

        private static ZipArchive Open(Stream content)
        {
            try
            {
                return new ZipArchive(content, ZipArchiveMode.Read);
            }
            catch
            {
                content.Dispose();
                throw;
            }
        }

        /// <remarks>The size that the zip states is not believed: reading stops at the limit.</remarks>
        public override async Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken)
        {
            if (!entries.TryGetValue(path, out var entry)) return null;
            await using var content = await entry.OpenAsync(cancellationToken);
            return await BoundedRead.AllAsync(content, LargestFile, cancellationToken) ?? throw TooBig(path);
        }
    }
}
