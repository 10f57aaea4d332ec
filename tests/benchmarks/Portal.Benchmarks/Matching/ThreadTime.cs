using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Portal.Benchmarks.Matching;

/// <summary>The processor time that this thread has used: steadier than the clock on a machine that others use too.</summary>
internal static class ThreadTime
{
    private const int ThisThread = 3;

    public static double Seconds
    {
        get
        {
            if (!OperatingSystem.IsLinux() || ReadClock(ThisThread, out var time) != 0) return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
            return time.Seconds + (time.Nanoseconds / 1e9);
        }
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
