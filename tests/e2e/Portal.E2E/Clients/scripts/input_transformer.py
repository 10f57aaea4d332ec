"""A target gets the text that its input transformer makes of the event."""
import json

import boto3

events, sqs = boto3.client("events"), boto3.client("sqs")
url = sqs.create_queue(QueueName="transformed")["QueueUrl"]
arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
events.put_rule(Name="transform", EventPattern=json.dumps({"source": ["transform"]}))
events.put_targets(Rule="transform", Targets=[{
    "Id": "1", "Arn": arn,
    "InputTransformer": {
        "InputPathsMap": {"who": "$.detail.customer.name", "items": "$.detail.items", "gone": "$.detail.nothing"},
        "InputTemplate": '{"customer": <who>, "items": <items>, "gone": "<gone>", "rule": <aws.events.rule-name>}',
    }}])
events.put_events(Entries=[{"Source": "transform", "DetailType": "t", "Detail": json.dumps({"customer": {"name": "Ada"}, "items": [1, 2]})}])
message = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=10)["Messages"][0]
assert json.loads(message["Body"]) == {"customer": "Ada", "items": [1, 2], "gone": "", "rule": "transform"}, message["Body"]
