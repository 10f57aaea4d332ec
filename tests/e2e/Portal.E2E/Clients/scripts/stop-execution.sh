# A waiting execution is stopped with an error and a cause.
machine=$(aws stepfunctions create-state-machine --name patience --role-arn arn:aws:iam::000000000000:role/any \
  --definition '{"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":3600,"End":true}}}' --query stateMachineArn --output text)
execution=$(aws stepfunctions start-execution --state-machine-arn "$machine" --query executionArn --output text)
[ "$(aws stepfunctions list-executions --state-machine-arn "$machine" --status-filter RUNNING --query 'length(executions)')" = 1 ]
aws stepfunctions stop-execution --execution-arn "$execution" --error Impatient --cause 'Enough of it.' > /dev/null
[ "$(aws stepfunctions describe-execution --execution-arn "$execution" --query '[status,error,cause]' --output text)" = "$(printf 'ABORTED\tImpatient\tEnough of it.')" ]
aws stepfunctions delete-state-machine --state-machine-arn "$machine"
