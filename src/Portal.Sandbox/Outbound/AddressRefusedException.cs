namespace Portal.Sandbox.Outbound;

/// <summary>The sandbox does not dial this address for users' resources.</summary>
public sealed class AddressRefusedException(string host, int port)
    : IOException($"{host}:{port} is not on the public internet. To reach it all the same, add it to Portal__Sandbox__AllowedHttpTargets.");
