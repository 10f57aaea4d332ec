"""PutEvents answers per entry, in order, and loses an event for an unknown bus without a word, as AWS does."""
import boto3
from botocore.exceptions import ClientError

events = boto3.client("events")
answer = events.put_events(Entries=[
    {"Source": "s", "DetailType": "t", "Detail": "{}"},
    {"Source": "s", "DetailType": "t", "Detail": "[1]"},
    {"Source": "", "DetailType": "t", "Detail": "{}"},
    {"Source": "s", "DetailType": "t", "Detail": "{}", "EventBusName": "nobody-made-this-bus"},
])
assert answer["FailedEntryCount"] == 2, answer
ok, malformed, missing, lost = answer["Entries"]
assert ok["EventId"] and lost["EventId"]
assert malformed == {"ErrorCode": "MalformedDetail", "ErrorMessage": "Detail is malformed."}, malformed
assert missing["ErrorCode"] == "InvalidArgument" and "Source is a required argument" in missing["ErrorMessage"], missing
try:
    events.put_events(Entries=[{"Source": "s", "DetailType": "t", "Detail": "{}"}] * 11)
    raise SystemExit("eleven entries were taken")
except ClientError as e:
    assert e.response["Error"]["Code"] == "ValidationException", e
