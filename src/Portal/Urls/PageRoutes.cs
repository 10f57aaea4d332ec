namespace Portal.Urls;

/// <summary>The route template of every page. Links are made by <see cref="PortalUrls"/>, never written by hand.</summary>
public static class PageRoutes
{
    public const string Overview = "/";
    public const string Events = "/events";
    public const string Event = "/events/{EventId}";
    public const string Trace = "/trace/{Id}";
    public const string EventBuses = "/buses";
    public const string EventBus = "/buses/{Name}";
    public const string Rules = "/rules";
    public const string Rule = "/buses/{Bus}/rules/{Name}";
    public const string NewRule = "/rules/new";
    public const string EditRule = "/buses/{Bus}/rules/{Name}/edit";
    public const string Archives = "/archives";
    public const string Compose = "/compose";
    public const string DeadLetters = "/dead-letters";
    public const string Queue = "/queues/{Name}";
    public const string LogGroups = "/logs";
    public const string LogGroup = "/logs/{*Name}";

    public const string StateMachines = "/machines";
    public const string StateMachine = "/machines/{*Arn}";
    public const string Executions = "/executions";
    public const string Execution = "/executions/{*Arn}";
    public const string Comparison = "/compare";

    public const string Approvals = "/approvals";
    public const string Approval = "/approvals/{Id}";
    public const string StuckWaits = "/waits/stuck";
    public const string Audit = "/audit";
    public const string AccessFindings = "/access-findings";
    public const string Stacks = "/stacks";
    public const string Stack = "/stacks/{Name}";
    public const string Connections = "/connections";

    public const string NotFound = "/not-found";
    public const string Error = "/error";
}
