namespace Portal.Tests.Support;

/// <summary>Names, ARNs and definitions that the tests share.</summary>
internal static class Samples
{
    public const string Connection = "sandbox";
    public const string MachineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:loan-review";
    public const string ExecutionArn = "arn:aws:states:us-east-1:000000000000:execution:loan-review:7f3c1a90";
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Every type of state, a loop, catchers, nested branches.</summary>
    public const string LoanReview = """
        {
          "Comment": "Check the applicant, score the risk, ask a person about the cases in between.",
          "StartAt": "Check applicant",
          "States": {
            "Check applicant": {
              "Type": "Parallel",
              "Branches": [
                { "StartAt": "Verify identity", "States": {
                  "Verify identity": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Normalise name" },
                  "Normalise name": { "Type": "Pass", "End": true } } },
                { "StartAt": "Has address", "States": {
                  "Has address": { "Type": "Choice", "Choices": [ { "Variable": "$.address", "IsPresent": true, "Next": "Verify address" } ], "Default": "No address" },
                  "Verify address": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Retry": [ { "ErrorEquals": ["States.ALL"] } ], "End": true },
                  "No address": { "Type": "Fail" } } }
              ],
              "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Notify failure" } ],
              "Next": "Score risk"
            },
            "Score risk": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Catch": [ { "ErrorEquals": ["Score.Down", "States.Timeout"], "Next": "Notify failure" } ], "Next": "Shape result" },
            "Shape result": { "Type": "Pass", "Next": "Decision" },
            "Decision": { "Type": "Choice", "Choices": [
                { "Variable": "$.score", "NumericLessThan": 30, "Next": "Open accounts" },
                { "Variable": "$.score", "NumericLessThan": 70, "Next": "Ask reviewer" } ],
              "Default": "Reject" },
            "Ask reviewer": { "Type": "Task", "Resource": "arn:aws:states:::events:putEvents.waitForTaskToken", "TimeoutSeconds": 86400, "Catch": [ { "ErrorEquals": ["States.Timeout"], "Next": "Cool down" } ], "Next": "Shape result" },
            "Cool down": { "Type": "Wait", "Seconds": 3600, "Next": "Score risk" },
            "Open accounts": {
              "Type": "Map",
              "ItemProcessor": { "StartAt": "Create account", "States": {
                "Create account": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:putItem", "Next": "Announce" },
                "Announce": { "Type": "Task", "Resource": "arn:aws:states:::events:putEvents", "End": true } } },
              "Next": "Approved"
            },
            "Approved": { "Type": "Succeed" },
            "Notify failure": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Next": "Reject" },
            "Reject": { "Type": "Fail", "Error": "Loan.Rejected" }
          }
        }
        """;
}
