# A rule is made, described, disabled, enabled, tagged and removed in the order AWS asks for.
aws events put-rule --name nightly --schedule-expression 'rate(1 day)' --state DISABLED --description 'Once a day' > /dev/null
[ "$(aws events describe-rule --name nightly --query State --output text)" = DISABLED ]
aws events enable-rule --name nightly
[ "$(aws events describe-rule --name nightly --query State --output text)" = ENABLED ]
arn=$(aws events describe-rule --name nightly --query Arn --output text)
aws events tag-resource --resource-arn "$arn" --tags Key=team,Value=ops
[ "$(aws events list-tags-for-resource --resource-arn "$arn" --query 'Tags[0].Value' --output text)" = ops ]
aws events put-targets --rule nightly --targets Id=1,Arn=arn:aws:sqs:us-east-1:000000000000:nobody > /dev/null
if aws events delete-rule --name nightly 2> /tmp/observatory-rule-error; then echo 'a rule with targets was deleted'; exit 1; fi
grep -q "Rule can't be deleted since it has targets" /tmp/observatory-rule-error
aws events remove-targets --rule nightly --ids 1 > /dev/null
aws events delete-rule --name nightly
