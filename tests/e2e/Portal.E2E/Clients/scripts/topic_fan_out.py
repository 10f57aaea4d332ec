"""A topic that is a rule's target fans out to a queue in SNS's envelope, and raw."""
import json

import boto3

events, sns, sqs = boto3.client("events"), boto3.client("sns"), boto3.client("sqs")
topic = sns.create_topic(Name="news")["TopicArn"]
urls = {}
for name, raw in (("news-wrapped", "false"), ("news-raw", "true")):
    urls[name] = sqs.create_queue(QueueName=name)["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=urls[name], AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes={"RawMessageDelivery": raw})
events.put_rule(Name="news", EventPattern=json.dumps({"source": ["news"]}))
events.put_targets(Rule="news", Targets=[{"Id": "1", "Arn": topic, "InputPath": "$.detail"}])
events.put_events(Entries=[{"Source": "news", "DetailType": "t", "Detail": json.dumps({"headline": "It works"})}])
wrapped = json.loads(sqs.receive_message(QueueUrl=urls["news-wrapped"], WaitTimeSeconds=10)["Messages"][0]["Body"])
raw = sqs.receive_message(QueueUrl=urls["news-raw"], WaitTimeSeconds=10)["Messages"][0]["Body"]
assert wrapped["Type"] == "Notification" and wrapped["TopicArn"] == topic and json.loads(wrapped["Message"]) == {"headline": "It works"}, wrapped
assert json.loads(raw) == {"headline": "It works"}, raw
