"""An event starts an execution; the execution's own event says where it came from."""
import json
import time

import boto3

events, states, sqs = boto3.client("events"), boto3.client("stepfunctions"), boto3.client("sqs")
role = "arn:aws:iam::000000000000:role/any"
machine = states.create_state_machine(name="answers", roleArn=role, definition=json.dumps({
    "StartAt": "Answer", "States": {"Answer": {
        "Type": "Task", "Resource": "arn:aws:states:::events:putEvents", "End": True,
        "Parameters": {"Entries": [{"Source": "answers", "DetailType": "Answer", "Detail": {"question.$": "$.text"}}]}}}}))["stateMachineArn"]
url = sqs.create_queue(QueueName="answers")["QueueUrl"]
queue = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
events.put_rule(Name="ask", EventPattern=json.dumps({"source": ["questions"]}))
events.put_targets(Rule="ask", Targets=[{"Id": "1", "Arn": machine, "RoleArn": role, "InputPath": "$.detail"}])
events.put_rule(Name="listen", EventPattern=json.dumps({"source": ["answers"]}))
events.put_targets(Rule="listen", Targets=[{"Id": "1", "Arn": queue}])
events.put_events(Entries=[{"Source": "questions", "DetailType": "Question", "Detail": json.dumps({"text": "why?"})}])
event = json.loads(sqs.receive_message(QueueUrl=url, WaitTimeSeconds=20)["Messages"][0]["Body"])
assert event["detail"] == {"question": "why?"}, event
assert event["resources"][0] == machine, event
for _ in range(200):
    execution = states.describe_execution(executionArn=event["resources"][1])
    if execution["status"] != "RUNNING":
        break
    time.sleep(0.05)
assert execution["status"] == "SUCCEEDED", execution
assert json.loads(execution["output"])["Entries"][0]["EventId"] == event["id"], execution
