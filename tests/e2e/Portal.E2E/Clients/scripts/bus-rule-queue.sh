# An event reaches a queue through a rule.
aws events create-event-bus --name shop > /dev/null
url=$(aws sqs create-queue --queue-name shop-orders --query QueueUrl --output text)
arn=$(aws sqs get-queue-attributes --queue-url "$url" --attribute-names QueueArn --query Attributes.QueueArn --output text)
aws events put-rule --name orders --event-bus-name shop --event-pattern '{"source":["shop"],"detail":{"total":[{"numeric":[">",100]}]}}' > /dev/null
aws events put-targets --rule orders --event-bus-name shop --targets "Id=q,Arn=$arn" > /dev/null
aws events put-events --entries '[
  {"Source":"shop","DetailType":"Order","Detail":"{\"total\":50}","EventBusName":"shop"},
  {"Source":"shop","DetailType":"Order","Detail":"{\"total\":150}","EventBusName":"shop"}]' > /dev/null
total=$(aws sqs receive-message --queue-url "$url" --wait-time-seconds 10 --query 'Messages[0].Body' --output text | python3 -c 'import json,sys; print(json.load(sys.stdin)["detail"]["total"])')
[ "$total" = 150 ]
[ "$(aws sqs get-queue-attributes --queue-url "$url" --attribute-names ApproximateNumberOfMessages --query Attributes.ApproximateNumberOfMessages --output text)" = 0 ]
