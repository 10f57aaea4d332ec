"""Archived events are replayed to their bus, and say that they are."""
import datetime
import json
import time

import boto3

events, sqs = boto3.client("events"), boto3.client("sqs")
bus = events.create_event_bus(Name="remembers")["EventBusArn"]
archive = events.create_archive(ArchiveName="memory", EventSourceArn=bus, EventPattern=json.dumps({"source": ["memory"]}))["ArchiveArn"]
began = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=30)
events.put_events(Entries=[{"Source": "memory", "DetailType": "t", "Detail": json.dumps({"n": n}), "EventBusName": "remembers"} for n in range(3)])
url = sqs.create_queue(QueueName="again")["QueueUrl"]
queue = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
events.put_rule(Name="again", EventBusName="remembers", EventPattern=json.dumps({"replay-name": [{"exists": True}]}))
events.put_targets(Rule="again", EventBusName="remembers", Targets=[{"Id": "1", "Arn": queue}])
events.start_replay(ReplayName="once-more", EventSourceArn=archive, Destination={"Arn": bus}, EventStartTime=began,
                    EventEndTime=datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=1))
seen = set()
deadline = time.monotonic() + 30
while len(seen) < 3 and time.monotonic() < deadline:
    for message in sqs.receive_message(QueueUrl=url, WaitTimeSeconds=5, MaxNumberOfMessages=10).get("Messages", []):
        event = json.loads(message["Body"])
        assert event["replay-name"] == "once-more", event
        seen.add(event["detail"]["n"])
assert seen == {0, 1, 2}, seen
