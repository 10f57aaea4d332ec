# A target that is not there sends the event to the dead-letter queue, with the reason.
url=$(aws sqs create-queue --queue-name undelivered --query QueueUrl --output text)
arn=$(aws sqs get-queue-attributes --queue-url "$url" --attribute-names QueueArn --query Attributes.QueueArn --output text)
aws events put-rule --name lost --event-pattern '{"source":["lost"]}' > /dev/null
aws events put-targets --rule lost --targets "[{\"Id\":\"1\",\"Arn\":\"arn:aws:sqs:us-east-1:000000000000:not-there\",\"DeadLetterConfig\":{\"Arn\":\"$arn\"},\"RetryPolicy\":{\"MaximumRetryAttempts\":0}}]" > /dev/null
aws events put-events --entries '[{"Source":"lost","DetailType":"t","Detail":"{}"}]' > /dev/null
aws sqs receive-message --queue-url "$url" --wait-time-seconds 15 --message-attribute-names All --output json |
  python3 -c 'import json,sys; m=json.load(sys.stdin)["Messages"][0]; a=m["MessageAttributes"]; assert a["RULE_ARN"]["StringValue"].endswith("rule/lost") and a["ERROR_CODE"]["StringValue"], a'
