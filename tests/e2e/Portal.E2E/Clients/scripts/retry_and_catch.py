"""A failing task is retried, then caught; the history shows both."""
import json
import time

import boto3

states = boto3.client("stepfunctions")
machine = states.create_state_machine(name="stubborn", roleArn="arn:aws:iam::000000000000:role/any", definition=json.dumps({
    "StartAt": "Send", "States": {
        "Send": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Next": "Sent",
                 "Parameters": {"QueueUrl": "http://sqs.us-east-1.amazonaws.com/000000000000/nobody-made-this-queue", "MessageBody": "hello"},
                 "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 1}],
                 "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.failure", "Next": "Apologise"}]},
        "Sent": {"Type": "Succeed"}, "Apologise": {"Type": "Pass", "End": True}}}))["stateMachineArn"]
execution = states.start_execution(stateMachineArn=machine, input='{"order": 1}')["executionArn"]
for _ in range(400):
    described = states.describe_execution(executionArn=execution)
    if described["status"] != "RUNNING":
        break
    time.sleep(0.05)
assert described["status"] == "SUCCEEDED", described
output = json.loads(described["output"])
assert output["order"] == 1 and "Error" in output["failure"], output
history = states.get_execution_history(executionArn=execution)["events"]
assert [e["type"] for e in history].count("TaskFailed") == 2, history
assert [e["id"] for e in history] == list(range(1, len(history) + 1))
