namespace Portal.Components.Controls;

/// <summary>Short messages in the corner of this tab: what was done, with a link to it; or what failed, until it is read.</summary>
public sealed class Toasts(TimeProvider time) : IDisposable
{
    /// <summary>How long a good message stands.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(7);

    /// <summary>More at once would hide the page; the oldest goes.</summary>
    public const int MostAtOnce = 4;

    private readonly Lock gate = new();
    private readonly List<(Toast Toast, ITimer? Timer)> shown = [];

    /// <summary>Raised on any thread.</summary>
    public event Action? Changed;

    public IReadOnlyList<Toast> Shown
    {
        get
        {
            lock (gate) return [.. shown.Select(s => s.Toast)];
        }
    }

    public void Ok(string title, string? text = null, string? href = null) => Show(new Toast(Tone.Ok, title, text, href));

    /// <summary>Stays until it is closed.</summary>
    public void Bad(string title, string? text = null) => Show(new Toast(Tone.Bad, title, text, null));

    public void Show(Toast toast)
    {
        lock (gate)
        {
            if (shown.Count == MostAtOnce) RemoveAt(0);
            shown.Add((toast, toast.Tone == Tone.Bad ? null : time.CreateTimer(_ => Close(toast), null, Lifetime, Timeout.InfiniteTimeSpan)));
        }

        Changed?.Invoke();
    }

    public void Close(Toast toast)
    {
        lock (gate)
        {
            var at = shown.FindIndex(s => ReferenceEquals(s.Toast, toast));
            if (at < 0) return;
            RemoveAt(at);
        }

        Changed?.Invoke();
    }

    public void Dispose()
    {
        lock (gate)
        {
            while (shown.Count > 0) RemoveAt(0);
        }
    }

    private void RemoveAt(int at)
    {
        shown[at].Timer?.Dispose();
        shown.RemoveAt(at);
    }
}

/// <param name="Tone">Good or bad.</param>
/// <param name="Title">What happened.</param>
/// <param name="Text">A little more.</param>
/// <param name="Href">Where to see it.</param>
public sealed record Toast(Tone Tone, string Title, string? Text, string? Href);
