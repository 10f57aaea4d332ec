// A team's own approval service, as it would be written for AWS: listens on a queue, answers the waiting task.
// usage: node approve.mjs ENDPOINT; prints one JSON line.
import { EventBridgeClient, CreateEventBusCommand, PutEventsCommand, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { SFNClient, CreateStateMachineCommand, DescribeExecutionCommand, GetExecutionHistoryCommand, SendTaskSuccessCommand, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { SQSClient, CreateQueueCommand, DeleteMessageCommand, GetQueueAttributesCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";

const config = { endpoint: process.argv[2], region: "us-east-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } };
const events = new EventBridgeClient(config), states = new SFNClient(config), queues = new SQSClient(config);

const bus = "javascript-bus";
await events.send(new CreateEventBusCommand({ Name: bus }));
const { QueueUrl } = await queues.send(new CreateQueueCommand({ QueueName: "javascript-approvals" }));
const { Attributes } = await queues.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }));
await events.send(new PutRuleCommand({ Name: "approvals", EventBusName: bus, EventPattern: JSON.stringify({ "detail-type": ["Approval requested"] }) }));
const targets = await events.send(new PutTargetsCommand({ Rule: "approvals", EventBusName: bus, Targets: [{ Id: "queue", Arn: Attributes.QueueArn }] }));

const { stateMachineArn } = await states.send(new CreateStateMachineCommand({
  name: "javascript-approval",
  roleArn: "arn:aws:iam::000000000000:role/any",
  definition: JSON.stringify({
    StartAt: "Ask",
    States: {
      Ask: {
        Type: "Task", Resource: "arn:aws:states:::events:putEvents.waitForTaskToken", TimeoutSeconds: 60, End: true,
        Parameters: { Entries: [{ Source: "javascript", DetailType: "Approval requested", EventBusName: bus, Detail: { "token.$": "$$.Task.Token", "what.$": "$.what" } }] },
      },
    },
  }),
}));
const { executionArn } = await states.send(new StartExecutionCommand({ stateMachineArn, name: "from-javascript", input: JSON.stringify({ what: "a new desk" }) }));

const { Messages } = await queues.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
const event = JSON.parse(Messages[0].Body);
await states.send(new SendTaskSuccessCommand({ taskToken: event.detail.token, output: JSON.stringify({ approved: true }) }));
await queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages[0].ReceiptHandle }));

let execution;
for (const deadline = Date.now() + 20_000; Date.now() < deadline; await new Promise(r => setTimeout(r, 50))) {
  execution = await states.send(new DescribeExecutionCommand({ executionArn }));
  if (execution.status !== "RUNNING") break;
}
const history = await states.send(new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 3 }));

let twice = "";
try {
  await states.send(new SendTaskSuccessCommand({ taskToken: event.detail.token, output: "{}" }));
} catch (e) {
  twice = e.name;
}
let refused = "";
try {
  await events.send(new PutEventsCommand({ Entries: Array.from({ length: 11 }, () => ({ Source: "a", DetailType: "b", Detail: "{}" })) }));
} catch (e) {
  refused = e.name;
}

console.log(JSON.stringify({
  failedTargets: targets.FailedEntryCount, what: event.detail.what, resources: event.resources, status: execution.status, output: execution.output,
  last: history.events.map(e => e.type), startIsDate: execution.startDate instanceof Date, twice, refused,
}));
