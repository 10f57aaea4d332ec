# An event crosses from one account and region to the bus of another, which lets the first one in.
ours() { AWS_ACCESS_KEY_ID=111111111111 AWS_DEFAULT_REGION=us-east-1 aws "$@"; }
theirs() { AWS_ACCESS_KEY_ID=222222222222 AWS_DEFAULT_REGION=eu-west-1 aws "$@"; }

theirs events create-event-bus --name parcels > /dev/null
theirs events put-permission --event-bus-name parcels --principal 111111111111 --statement-id shop --action events:PutEvents
url=$(theirs sqs create-queue --queue-name parcels --query QueueUrl --output text)
theirs events put-rule --name from-shop --event-bus-name parcels --event-pattern '{"account":["111111111111"]}' > /dev/null
theirs events put-targets --rule from-shop --event-bus-name parcels --targets Id=q,Arn=arn:aws:sqs:eu-west-1:222222222222:parcels > /dev/null

ours events create-event-bus --name parcels-out > /dev/null
ours events put-rule --name to-carrier --event-bus-name parcels-out --event-pattern '{"source":["shop.parcels"]}' > /dev/null
ours events put-targets --rule to-carrier --event-bus-name parcels-out --targets Id=b,Arn=arn:aws:events:eu-west-1:222222222222:event-bus/parcels > /dev/null
sent=$(ours events put-events --entries '[{"Source":"shop.parcels","DetailType":"Packed","Detail":"{}","EventBusName":"parcels-out"}]' --query 'Entries[0].EventId' --output text)

got=$(theirs sqs receive-message --queue-url "$url" --wait-time-seconds 10 --query 'Messages[0].Body' --output text)
[ "$(python3 -c 'import json,sys; e=json.loads(sys.argv[1]); print(e["id"], e["account"], e["region"])' "$got")" = "$sent 111111111111 us-east-1" ]

# Each sees its own buses only.
[ "$(ours events list-event-buses --name-prefix parcels --query 'EventBuses[].Name' --output text)" = parcels-out ]
[ "$(theirs events list-event-buses --name-prefix parcels --query 'EventBuses[].Name' --output text)" = parcels ]
