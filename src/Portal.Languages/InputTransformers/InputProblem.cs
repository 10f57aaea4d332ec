namespace Portal.Languages.InputTransformers;

/// <summary>One thing that is wrong with the input of a target.</summary>
/// <param name="Part">The wrong parameter: <c>InputPath</c>, <c>InputTransformer.InputTemplate</c>...</param>
/// <param name="Message">What PutTargets answers, as a ValidationException.</param>
/// <param name="Advice">What would be right.</param>
public sealed record InputProblem(string Part, string Message, string Advice);
