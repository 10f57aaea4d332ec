namespace Portal.Services.Observatory.Taps;

/// <summary>A tap as a CloudFormation template, for accounts in which nothing is made by hand.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-events-rule.html</remarks>
internal static class TapTemplate
{
    public static string For(string eventBusName)
    {
        var name = TapNames.For(eventBusName);
        var attributes = TapProvisioner.QueueAttributes;
        return $$"""
            AWSTemplateFormatVersion: "2010-09-09"
            Description: Tap of the event observatory on the event bus {{eventBusName}}.
            Resources:
              TapQueue:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: {{name}}
                  VisibilityTimeout: {{attributes["VisibilityTimeout"]}}
                  ReceiveMessageWaitTimeSeconds: {{attributes["ReceiveMessageWaitTimeSeconds"]}}
                  MessageRetentionPeriod: {{attributes["MessageRetentionPeriod"]}}
                  Tags:
                    - Key: {{TapNames.Tag}}
                      Value: "{{eventBusName}}"
              TapRule:
                Type: AWS::Events::Rule
                Properties:
                  Name: {{name}}
                  Description: {{TapProvisioner.Description}}
                  EventBusName: "{{eventBusName}}"
                  EventPattern:
                    source:
                      - prefix: ""
                  Targets:
                    - Id: {{TapProvisioner.TargetId}}
                      Arn: !GetAtt TapQueue.Arn
                  Tags:
                    - Key: {{TapNames.Tag}}
                      Value: "{{eventBusName}}"
              TapQueuePolicy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues:
                    - !Ref TapQueue
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Sid: EventBridgeToObservatory
                        Effect: Allow
                        Principal:
                          Service: events.amazonaws.com
                        Action: sqs:SendMessage
                        Resource: !GetAtt TapQueue.Arn
                        Condition:
                          ArnEquals:
                            aws:SourceArn: !GetAtt TapRule.Arn
            """;
    }
}
