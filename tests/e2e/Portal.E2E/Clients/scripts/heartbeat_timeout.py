"""A waiting task that nobody answers times out, and its token is of no use afterwards."""
import json
import time

import boto3
from botocore.exceptions import ClientError

states, sqs = boto3.client("stepfunctions"), boto3.client("sqs")
url = sqs.create_queue(QueueName="tokens")["QueueUrl"]
machine = states.create_state_machine(name="impatient", roleArn="arn:aws:iam::000000000000:role/any", definition=json.dumps({
    "StartAt": "Ask", "States": {
        "Ask": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "HeartbeatSeconds": 1, "End": True,
                "Parameters": {"QueueUrl": url, "MessageBody": {"token.$": "$$.Task.Token"}},
                "Catch": [{"ErrorEquals": ["States.HeartbeatTimeout"], "Next": "Late"}]},
        "Late": {"Type": "Pass", "Result": "nobody answered", "End": True}}}))["stateMachineArn"]
execution = states.start_execution(stateMachineArn=machine)["executionArn"]
token = json.loads(sqs.receive_message(QueueUrl=url, WaitTimeSeconds=10)["Messages"][0]["Body"])["token"]
for _ in range(400):
    described = states.describe_execution(executionArn=execution)
    if described["status"] != "RUNNING":
        break
    time.sleep(0.05)
assert described["status"] == "SUCCEEDED" and json.loads(described["output"]) == "nobody answered", described
try:
    states.send_task_success(taskToken=token, output="{}")
    raise SystemExit("a token was taken after its time")
except ClientError as e:
    assert e.response["Error"]["Code"] == "TaskTimedOut", e
