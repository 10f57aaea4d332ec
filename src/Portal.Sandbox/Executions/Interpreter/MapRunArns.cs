using System.Security.Cryptography;
using System.Text;
using Portal.Languages.StatesLanguage.States;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>Names that follow from where they are given, so that giving them again after a crash gives the same.</summary>
internal static class MapRunArns
{
    /// <summary><c>arn:aws:states:region:account:mapRun:machine/label:uuid</c></summary>
    public static string Of(ExecutionFacts facts, MapState state, long eventId)
    {
        var label = state.Label ?? Uuid($"{facts.StateMachineArn}|{state.Location}").ToString();
        return facts.Scope.Arn("states", $"mapRun:{facts.StateMachineName}/{label}:{Uuid($"{facts.Arn}|{eventId}")}");
    }

    /// <summary>A UUID made of a text.</summary>
    public static Guid Uuid(string seed)
    {
        Span<byte> bytes = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(seed), bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes[..16]);
    }
}
