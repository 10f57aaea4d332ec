"""An Express execution answers at once; a JSONata state computes it."""
import json

import boto3

states = boto3.client("stepfunctions")
machine = states.create_state_machine(name="sums", type="EXPRESS", roleArn="arn:aws:iam::000000000000:role/any", definition=json.dumps({
    "QueryLanguage": "JSONata", "StartAt": "Sum",
    "States": {"Sum": {"Type": "Pass", "Output": {"total": "{% $sum($states.input.lines.(price * quantity)) %}"}, "End": True}}}))["stateMachineArn"]
answer = states.start_sync_execution(stateMachineArn=machine, input=json.dumps({"lines": [{"price": 2, "quantity": 3}, {"price": 4, "quantity": 1}]}))
assert answer["status"] == "SUCCEEDED" and json.loads(answer["output"]) == {"total": 10}, answer
