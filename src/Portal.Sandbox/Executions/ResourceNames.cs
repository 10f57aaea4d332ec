using System.Buffers;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions;

/// <summary>The rule for names of state machines, executions and activities.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html#StepFunctions-CreateStateMachine-request-name</remarks>
internal static class ResourceNames
{
    public const int MostCharacters = 80;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>{}[]?*\"#%\\^|~`$&,;:/");

    /// <exception cref="AwsFault">InvalidName.</exception>
    public static void Check(string name)
    {
        if (name.Length is 0 or > MostCharacters || name.AsSpan().ContainsAny(Forbidden)) throw ExecutionFaults.InvalidName(name);
        foreach (var c in name)
        {
            if (char.IsWhiteSpace(c) || c <= '\u001f' || c is >= '\u007f' and <= '\u009f' or >= '\ufffe' || char.IsSurrogate(c)) throw ExecutionFaults.InvalidName(name);
        }
    }
}
