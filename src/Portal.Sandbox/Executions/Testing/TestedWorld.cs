using System.Security.Cryptography;
using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Testing;

/// <summary>What surrounds a state that is tested: nothing that could be touched.</summary>
internal sealed class TestedWorld : IExecutionWorld
{
    public static readonly TestedWorld Instance = new();

    public bool ActivityExists(string activityArn) => true;

    public string TaskToken(string executionArn, long scheduledId) => Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{executionArn}#{scheduledId}")));
}
