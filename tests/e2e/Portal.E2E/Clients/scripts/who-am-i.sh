# The access key names the account, the region the scope.
[ "$(aws sts get-caller-identity --query Account --output text)" = 000000000000 ]
AWS_ACCESS_KEY_ID=111122223333 aws events create-event-bus --name theirs > /dev/null
[ "$(AWS_ACCESS_KEY_ID=111122223333 aws sts get-caller-identity --query Account --output text)" = 111122223333 ]
if aws events describe-event-bus --name theirs > /dev/null 2>&1; then echo 'an account saw the bus of another'; exit 1; fi
if AWS_ACCESS_KEY_ID=111122223333 aws --region eu-west-1 events describe-event-bus --name theirs > /dev/null 2>&1; then echo 'a region saw the bus of another'; exit 1; fi
