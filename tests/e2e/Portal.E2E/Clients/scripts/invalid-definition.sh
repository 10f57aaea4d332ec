# A definition that makes no sense is refused, and the message says where.
if aws stepfunctions create-state-machine --name broken --role-arn arn:aws:iam::000000000000:role/any \
  --definition '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"Nowhere"}}}' 2> /tmp/observatory-definition-error; then exit 1; fi
grep -q InvalidDefinition /tmp/observatory-definition-error
grep -q '/States/A/Next' /tmp/observatory-definition-error
