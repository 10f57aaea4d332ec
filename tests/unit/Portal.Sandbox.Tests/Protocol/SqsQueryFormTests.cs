using System.Buffers;
using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Xunit;

namespace Portal.Sandbox.Tests.Protocol;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests.html</summary>
public sealed class SqsQueryFormTests
{
    [Theory]
    [InlineData("Action=CreateQueue&QueueName=q&Attribute.1.Name=DelaySeconds&Attribute.1.Value=5&Tag.1.Key=team&Tag.1.Value=ops",
        """{"Action":"CreateQueue","QueueName":"q","Attributes":{"DelaySeconds":"5"},"tags":{"team":"ops"}}""")]
    [InlineData("Action=ReceiveMessage&MaxNumberOfMessages=10&AttributeName.1=All&MessageAttributeName.2=b&MessageAttributeName.1=a",
        """{"Action":"ReceiveMessage","MaxNumberOfMessages":10,"AttributeNames":["All"],"MessageAttributeNames":["a","b"]}""")]
    [InlineData("Action=SendMessage&MessageBody=a+b%26c&MessageAttribute.1.Name=n&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=v",
        """{"Action":"SendMessage","MessageBody":"a b&c","MessageAttributes":{"n":{"DataType":"String","StringValue":"v"}}}""")]
    [InlineData("Action=SendMessageBatch&SendMessageBatchRequestEntry.1.Id=x&SendMessageBatchRequestEntry.1.MessageBody=m&SendMessageBatchRequestEntry.1.DelaySeconds=3",
        """{"Action":"SendMessageBatch","Entries":[{"Id":"x","MessageBody":"m","DelaySeconds":3}]}""")]
    public void Read_FlatForm_GivesTheFieldsOfTheJsonProtocol(string form, string fields) =>
        Assert.Equal(DataValue.Parse(fields), WireForm.SqsQuery.Read(Encoding.UTF8.GetBytes(form)));

    [Fact]
    public void WriteAnswer_ListsAndMaps_AreFlatAndSingular()
    {
        var xml = Write((DataObject)DataValue.Parse("""{"Messages":[{"Body":"<&>","Attributes":{"SenderId":"s"},"MessageAttributes":{"n":{"DataType":"String","StringValue":"v"}}}]}"""));
        Assert.Contains("<Message><Body>&lt;&amp;&gt;</Body><Attribute><Name>SenderId</Name><Value>s</Value></Attribute>", xml, StringComparison.Ordinal);
        Assert.Contains("<MessageAttribute><Name>n</Name><Value><DataType>String</DataType><StringValue>v</StringValue></Value></MessageAttribute></Message>", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteFault_HasTheCodeOfTheQueryProtocol()
    {
        var to = new ArrayBufferWriter<byte>();
        WireForm.SqsQuery.WriteFault(to, AwsService.Sqs, new AwsFault("QueueDoesNotExist", "Gone.") { QueryCode = "AWS.SimpleQueueService.NonExistentQueue" }, "r");
        Assert.Contains("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>", Encoding.UTF8.GetString(to.WrittenSpan), StringComparison.Ordinal);
    }

    private static string Write(DataObject answer)
    {
        var to = new ArrayBufferWriter<byte>();
        WireForm.SqsQuery.WriteAnswer(to, new Receive(), answer, "r");
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }

    private sealed class Receive : IAwsOperation
    {
        public AwsService Service => AwsService.Sqs;
        public string Name => "ReceiveMessage";

        public ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) => new((DataObject?)null);
    }
}
