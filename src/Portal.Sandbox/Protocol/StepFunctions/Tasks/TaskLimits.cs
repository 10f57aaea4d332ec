namespace Portal.Sandbox.Protocol.StepFunctions.Tasks;

/// <summary>The longest texts that SendTask operations take.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html</remarks>
internal static class TaskLimits
{
    public const int Token = 2048;
    public const int Output = 262_144;
    public const int Error = 256;
    public const int Cause = 32_768;
}
