using System.Text;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Tests.Tasks;

public sealed class CallbackTests
{
    public static TheoryData<string> Gateways => [.. KlingGateway.Names];

    [Theory, MemberData(nameof(Gateways))]
    public void The_older_shape_is_read(string gateway)
    {
        var task = Read(gateway, """
            {"task_id":"t1","task_status":"succeed","task_status_msg":"","task_info":{"external_task_id":"e1"},"created_at":1781080778802,"updated_at":1781080794151,
             "task_result":{"videos":[{"id":"v1","url":"https://cdn.example/v.mp4","duration":"5.1"}]},"final_unit_deduction":"2"}
            """);

        task.Should().BeEquivalentTo(new
        {
            Id = "t1", State = TaskState.Succeeded, ExternalId = "e1", Cost = 2m, CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1781080778802),
        });
        task!.Outputs.Should().ContainSingle().Which.Url.Should().Be(new Uri("https://cdn.example/v.mp4"));
    }

    [Theory, MemberData(nameof(Gateways))]
    public void The_newer_shape_is_read(string gateway)
    {
        var task = Read(gateway, """
            {"id":"t1","status":"failed","message":"too dark","create_time":1781080778802,"update_time":1781080794151,"external_id":"e1","outputs":[]}
            """);

        task.Should().BeEquivalentTo(new { Id = "t1", State = TaskState.Failed, Message = "too dark", ExternalId = "e1" });
    }

    [Fact]
    public void One_in_an_envelope_is_read() =>
        Read("kapon", """{"event":"task","payload":{"task_id":"t1","task_status":"processing"}}""").Should().BeEquivalentTo(new { Id = "t1", State = TaskState.Processing });

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"ping":"pong"}""")]
    public void What_is_no_task_is_none(string body) => Read("kapon", body).Should().BeNull();

    private static TaskRecord? Read(string gateway, string body) =>
        TaskReader.ReadCallback(Encoding.UTF8.GetBytes(body), KlingGateway.Descriptors.Single(descriptor => descriptor.Name == gateway));
}
