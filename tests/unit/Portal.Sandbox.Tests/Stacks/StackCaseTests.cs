using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Stacks;

/// <summary>Stacks that are deployed into the whole sandbox.</summary>
public sealed class StackCaseTests
{
    public static TheoryData<Scenario> Cases => Scenario.Load("Stacks/Cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Calls_InOrder_AnswerAsDocumented(Scenario scenario)
    {
        await using var sandbox = new PartialSandbox(services => services.AddSandbox(new SandboxOptions()));
        await scenario.RunAsync(sandbox, starts: true);
    }
}
