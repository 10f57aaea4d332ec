# A stack is deployed, updated and removed with the commands of a build pipeline.
template=$(mktemp)
cat > "$template" <<'T'
Parameters: { Colour: { Type: String, Default: red } }
Resources:
  Bus: { Type: "AWS::Events::EventBus", Properties: { Name: pipeline-bus } }
  Queue: { Type: "AWS::SQS::Queue" }
  Rule:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Bus
      EventPattern: { detail: { colour: [!Ref Colour] } }
      Targets: [{ Id: queue, Arn: !GetAtt Queue.Arn }]
Outputs: { QueueUrl: { Value: !Ref Queue } }
T
aws cloudformation deploy --stack-name pipeline --template-file "$template" > /dev/null
url=$(aws cloudformation describe-stacks --stack-name pipeline --query 'Stacks[0].Outputs[0].OutputValue' --output text)
aws cloudformation deploy --stack-name pipeline --template-file "$template" --parameter-overrides Colour=blue > /dev/null
aws events put-events --entries '[{"Source":"s","DetailType":"t","Detail":"{\"colour\":\"blue\"}","EventBusName":"pipeline-bus"}]' > /dev/null
[ "$(aws sqs receive-message --queue-url "$url" --wait-time-seconds 10 --query 'length(Messages)')" = 1 ]
aws cloudformation delete-stack --stack-name pipeline
for _ in $(seq 50); do
  aws events describe-event-bus --name pipeline-bus > /dev/null 2>&1 || exit 0
done
exit 1
