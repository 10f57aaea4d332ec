namespace Portal.Languages.StatesLanguage.States;

/// <summary>The eight types of state, named as the definition names them.</summary>
public enum StateType
{
    Task,
    Pass,
    Choice,
    Wait,
    Succeed,
    Fail,
    Parallel,
    Map,
}
