"""A Map sorts its items with a Choice; paginated history gives every event once."""
import json
import time

import boto3

states = boto3.client("stepfunctions")
machine = states.create_state_machine(name="sorter", roleArn="arn:aws:iam::000000000000:role/any", definition=json.dumps({
    "StartAt": "Each", "States": {"Each": {
        "Type": "Map", "ItemsPath": "$.orders", "MaxConcurrency": 2, "End": True,
        "ItemSelector": {"order.$": "$$.Map.Item.Value", "index.$": "$$.Map.Item.Index"},
        "ItemProcessor": {"StartAt": "Big", "States": {
            "Big": {"Type": "Choice", "Default": "Small", "Choices": [{"Variable": "$.order.total", "NumericGreaterThan": 100, "Next": "Large"}]},
            "Large": {"Type": "Pass", "Result": "large", "ResultPath": "$.size", "End": True},
            "Small": {"Type": "Pass", "Result": "small", "ResultPath": "$.size", "End": True}}}}}}))["stateMachineArn"]
execution = states.start_execution(stateMachineArn=machine, input=json.dumps({"orders": [{"total": 5}, {"total": 500}, {"total": 100}]}))["executionArn"]
for _ in range(200):
    described = states.describe_execution(executionArn=execution)
    if described["status"] != "RUNNING":
        break
    time.sleep(0.05)
assert [o["size"] for o in json.loads(described["output"])] == ["small", "large", "small"], described
pages = states.get_paginator("get_execution_history").paginate(executionArn=execution, PaginationConfig={"PageSize": 5})
ids = [e["id"] for page in pages for e in page["events"]]
assert ids == list(range(1, len(ids) + 1)) and len(ids) > 10, ids
