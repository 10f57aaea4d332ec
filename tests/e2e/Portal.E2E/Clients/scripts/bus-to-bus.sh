# A rule hands events of one bus to another, whose own rule writes them to a log group.
aws events create-event-bus --name outer > /dev/null
inner=$(aws events create-event-bus --name inner --query EventBusArn --output text)
aws logs create-log-group --log-group-name /aws/events/inner
aws events put-rule --name forward --event-bus-name outer --event-pattern '{"source":["outer"]}' > /dev/null
aws events put-targets --rule forward --event-bus-name outer --targets "Id=1,Arn=$inner,RoleArn=arn:aws:iam::000000000000:role/any" > /dev/null
aws events put-rule --name keep --event-bus-name inner --event-pattern '{"source":["outer"]}' > /dev/null
aws events put-targets --rule keep --event-bus-name inner --targets 'Id=1,Arn=arn:aws:logs:us-east-1:000000000000:log-group:/aws/events/inner' > /dev/null
aws events put-events --entries '[{"Source":"outer","DetailType":"Hop","Detail":"{\"n\":1}","EventBusName":"outer"}]' > /dev/null
for _ in $(seq 50); do
  line=$(aws logs filter-log-events --log-group-name /aws/events/inner --query 'events[0].message' --output text)
  [ "$line" = None ] || break
done
echo "$line" | python3 -c 'import json,sys; e=json.load(sys.stdin); assert e["detail"]=={"n":1} and e["source"]=="outer", e'
