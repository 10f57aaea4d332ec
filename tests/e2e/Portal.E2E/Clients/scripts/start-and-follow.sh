# A state machine is made, started by name, and its history read both ways.
machine=$(aws stepfunctions create-state-machine --name greet --role-arn arn:aws:iam::000000000000:role/any \
  --definition '{"StartAt":"Greet","States":{"Greet":{"Type":"Pass","Parameters":{"text.$":"States.Format('"'"'Hello {}'"'"', $.name)"},"End":true}}}' \
  --query stateMachineArn --output text)
execution=$(aws stepfunctions start-execution --state-machine-arn "$machine" --name first --input '{"name":"Ada"}' --query executionArn --output text)
for _ in $(seq 100); do
  status=$(aws stepfunctions describe-execution --execution-arn "$execution" --query status --output text)
  [ "$status" = RUNNING ] || break
done
[ "$status" = SUCCEEDED ]
[ "$(aws stepfunctions describe-execution --execution-arn "$execution" --query output --output text)" = '{"text":"Hello Ada"}' ]
types=$(aws stepfunctions get-execution-history --execution-arn "$execution" --query 'events[].type' --output text | tr '\t' ' ')
[ "$types" = 'ExecutionStarted PassStateEntered PassStateExited ExecutionSucceeded' ]
[ "$(aws stepfunctions get-execution-history --execution-arn "$execution" --reverse-order --max-items 1 --query 'events[0].id')" = 4 ]
