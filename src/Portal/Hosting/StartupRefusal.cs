namespace Portal.Hosting;

/// <summary>Why the portal does not start: a sentence that says what to set. Ends the process with code 1.</summary>
public sealed class StartupRefusal(string message, Exception? inner = null) : Exception(message, inner);
