using Microsoft.AspNetCore.Components;

namespace Portal.E2E.Compatibility;

/// <summary>A component that fails.</summary>
public sealed class Thrower : ComponentBase
{
    protected override void OnInitialized() => throw new InvalidOperationException("on purpose");
}
