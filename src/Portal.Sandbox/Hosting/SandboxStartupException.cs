namespace Portal.Sandbox.Hosting;

/// <summary>The sandbox cannot start. The message says what is wrong and what to set, for the terminal of whoever started it.</summary>
public sealed class SandboxStartupException(string message, Exception? inner = null) : Exception(message, inner);
