"""A message that is received too often moves to the dead-letter queue of its queue."""
import json

import boto3

sqs = boto3.client("sqs")
dead = sqs.create_queue(QueueName="poison")["QueueUrl"]
dead_arn = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
url = sqs.create_queue(QueueName="work", Attributes={"VisibilityTimeout": "0", "RedrivePolicy": json.dumps({"deadLetterTargetArn": dead_arn, "maxReceiveCount": 2})})["QueueUrl"]
sqs.send_message(QueueUrl=url, MessageBody="poison", MessageAttributes={"kind": {"DataType": "String", "StringValue": "test"}})
for _ in range(3):
    sqs.receive_message(QueueUrl=url)
message = sqs.receive_message(QueueUrl=dead, WaitTimeSeconds=10, MessageAttributeNames=["All"])["Messages"][0]
assert message["Body"] == "poison" and message["MessageAttributes"]["kind"]["StringValue"] == "test", message
sqs.delete_message(QueueUrl=dead, ReceiptHandle=message["ReceiptHandle"])
assert "Messages" not in sqs.receive_message(QueueUrl=url)
