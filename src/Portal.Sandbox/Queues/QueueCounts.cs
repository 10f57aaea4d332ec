namespace Portal.Sandbox.Queues;

/// <summary>What GetQueueAttributes says about a queue's messages. Exact here, approximate on AWS.</summary>
internal readonly record struct QueueCounts(int Visible, int InFlight, int Delayed);
