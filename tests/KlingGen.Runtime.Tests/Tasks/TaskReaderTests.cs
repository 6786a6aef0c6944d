using System.Text;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Runtime.Tests.Tasks;

public sealed class TaskReaderTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"id":"a","number":2}""", "a")]
    [InlineData("""{"number":2,"id":"a"}""", "a")]
    [InlineData("""{"id":"","number":2}""", "2")]
    [InlineData("""{"id":null,"number":2}""", "2")]
    [InlineData("""{"id":{"x":1},"number":2}""", "2")]
    [InlineData("""{"\u0069d":"a"}""", "a")]
    [InlineData("""{"id":"a","id":"b"}""", "b")]
    public void The_first_spelling_that_says_something_counts(string task, string id) => Read($$$"""{"task":{{{task}}}}""")!.Id.Should().Be(id);

    [Theory]
    [InlineData("""{"why":{"text":"dark"},"message":"m"}""", "dark")]
    [InlineData("""{"why":"dark","message":"m"}""", "dark")]
    [InlineData("""{"why":["dark"],"message":"m"}""", "m")]
    [InlineData("""{"message":7}""", "7")]
    public void A_place_may_be_a_text_here_and_an_object_there(string task, string message) =>
        Read($$$"""{"task":{"id":"a",{{{task[1..]}}}}""")!.Message.Should().Be(message);

    [Theory]
    [InlineData("\"new\"", TaskState.Submitted, "new")]
    [InlineData("\" DONE \"", TaskState.Succeeded, " DONE ")]
    [InlineData("3", TaskState.Failed, "3")]
    [InlineData("200", TaskState.Unknown, "")]
    [InlineData("\"odd\"", TaskState.Unknown, "odd")]
    public void A_number_is_a_word_only_where_the_document_lists_it(string word, TaskState state, string kept)
    {
        var task = Read($$$"""{"task":{"id":"a","state":{{{word}}}}}""");

        task!.State.Should().Be(state);
        task.StatusWord.Should().Be(kept);
    }

    [Fact]
    public void Places_in_lists_are_found_by_their_index()
    {
        var task = Read("""{"task":{"id":"a","times":[1795262400000,"2026-11-21T12:00:00Z",5]}}""");

        task!.CreatedAt.Should().Be(s_noon);
        task.CompletedAt.Should().Be(s_noon);
    }

    [Theory]
    [InlineData(TimeUnit.Milliseconds, "1795262400000")]
    [InlineData(TimeUnit.Milliseconds, "1795262400")]
    [InlineData(TimeUnit.Milliseconds, "\"1795262400\"")]
    [InlineData(TimeUnit.Seconds, "1795262400")]
    [InlineData(TimeUnit.Seconds, "1795262400000")]
    [InlineData(TimeUnit.Seconds, "1795262400000000")]
    [InlineData(TimeUnit.Text, "\"2026-11-21T12:00:00Z\"")]
    [InlineData(TimeUnit.Text, "\"2026-11-21T13:00:00+01:00\"")]
    [InlineData(TimeUnit.Text, "1795262400")]
    public void A_time_is_read_in_the_documents_unit_unless_it_is_plainly_in_another(TimeUnit unit, string value) =>
        Time(unit, value).Should().Be(s_noon);

    [Theory]
    [InlineData(TimeUnit.Milliseconds, "5000", 5)]
    [InlineData(TimeUnit.Seconds, "5", 5)]
    public void A_small_number_is_in_the_documents_unit(TimeUnit unit, string value, int seconds) =>
        Time(unit, value).Should().Be(DateTimeOffset.UnixEpoch.AddSeconds(seconds));

    [Theory]
    [InlineData("0")]
    [InlineData("\"0\"")]
    [InlineData("-1")]
    [InlineData("\"soon\"")]
    [InlineData("1e300")]
    [InlineData("[1795262400]")]
    public void What_is_no_time_is_absent(string value) => Time(TimeUnit.Seconds, value).Should().BeNull();

    [Theory]
    [InlineData("""{"files":[{"key":"v1","link":"https://a.example/1","seconds":"5.5"},{"link":"ftp://no"},{"key":"v3"},{"link":"https://a.example/2"}]}""", "v1 https://a.example/1 5.5", " https://a.example/2 ")]
    [InlineData("""{"files":["https://a.example/1"]}""", " https://a.example/1 ")]
    [InlineData("""{"files":[],"file":{"link":"https://a.example/1","seconds":5}}""", " https://a.example/1 5")]
    [InlineData("""{"file":"https://a.example/1"}""", " https://a.example/1 ")]
    [InlineData("""{"a/b":"https://a.example/1","key":"v"}""", "v https://a.example/1 ")]
    [InlineData("""{"link":"https://a.example/2","file":{"link":"https://a.example/1"}}""", " https://a.example/1 ")]
    [InlineData("""{"files":{"link":"https://a.example/1"}}""", " https://a.example/1 ")]
    [InlineData("""{"files":null}""")]
    public void What_a_task_made_is_taken_from_the_first_place_that_has_any(string task, params string[] outputs) =>
        Read($$$"""{"task":{"id":"a",{{{task[1..]}}}}""")!.Outputs.Select(output => $"{output.Id} {output.Url} {output.Duration?.TotalSeconds}")
            .Should().Equal(outputs);

    [Theory]
    [InlineData("""{"id":"a","state":"new","message":"fine"}""", null)]
    [InlineData("""{"id":"a","state":"new","why":{"text":"dark"}}""", "dark")]
    [InlineData("""{"result":{"id":"a","state":"new","message":"slow"}}""", "slow")]
    [InlineData("""{"result":[{"id":"a","state":"new","message":"slow"}]}""", "slow")]
    public void A_task_that_moved_is_found_and_what_an_envelope_says_is_not_its(string answer, string? message) =>
        Read(answer).Should().BeEquivalentTo(new { Id = "a", State = TaskState.Submitted, Message = message });

    [Fact]
    public void What_stands_beside_the_task_counts_where_the_task_does_not_say_it()
    {
        var task = Read("""{"id":"outside","state":"done","times":[1795262400],"task":{"state":"new","number":""}}""");

        task.Should().BeEquivalentTo(new { Id = "outside", State = TaskState.Submitted, CreatedAt = s_noon });
    }

    [Fact]
    public void Of_several_tasks_the_one_that_was_asked_for_is_read_else_the_only_one()
    {
        var operation = Operations.Get("/tasks", pointer: "/tasks", answersList: true);
        var two = """{"request":"r1","tasks":[{"id":"a","state":"new"},{"id":"b","state":"done"}]}"""u8.ToArray();

        TaskReader.Read(two, operation, "b").Should().BeEquivalentTo(new { Id = "b", State = TaskState.Succeeded, RequestId = "r1" });
        TaskReader.Read(two, operation, "c").Should().BeNull();
        TaskReader.Read("""{"tasks":[{"id":"a","state":"new"}]}"""u8.ToArray(), operation, "c")!.Id.Should().Be("a");
    }

    [Theory]
    [InlineData("""{"tasks":[{"id":"a","state":"new"},{"id":"b"}]}""")]
    [InlineData("""[{"id":"a","state":"new"},{"id":"b"}]""")]
    [InlineData("""{"data":{"items":[{"id":"a","state":"new"},{"id":"b","state":"done"}],"others":[1,2]}}""")]
    [InlineData("""{"warnings":[],"data":{"items":[{"id":"a","state":"new"},{"id":"b","state":"done"}]}}""")]
    public void A_list_is_found_wherever_it_moved(string answer) =>
        TaskReader.ReadList(Encoding.UTF8.GetBytes(answer), Operations.Get("/tasks", pointer: "/tasks", answersList: true))!
            .Select(task => task.Id).Should().Equal("a", "b");

    [Theory]
    [InlineData("""{"tasks":[]}""")]
    [InlineData("""{"data":{"items":[]}}""")]
    [InlineData("[]")]
    public void A_list_may_be_empty(string answer) =>
        TaskReader.ReadList(Encoding.UTF8.GetBytes(answer), Operations.Get("/tasks", pointer: "/tasks", answersList: true)).Should().BeEmpty();

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"tasks":null}""")]
    [InlineData("""{"data":[1,2]}""")]
    public void What_is_no_list_is_none(string answer) =>
        TaskReader.ReadList(Encoding.UTF8.GetBytes(answer), Operations.Get("/tasks", pointer: "/tasks", answersList: true)).Should().BeNull();

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    public void What_is_no_JSON_is_said(string answer) =>
        FluentActions.Invoking(() => Read(answer)).Should().Throw<System.Text.Json.JsonException>();

    private static DateTimeOffset? Time(TimeUnit unit, string value)
    {
        var map = new TaskMap { Id = new("/id"), Status = new("/state"), Statuses = [], CreatedAt = new("/at"), TimeUnit = unit };
        return TaskReader.Read(Encoding.UTF8.GetBytes($$$"""{"task":{"id":"a","at":{{{value}}}}}"""), Operations.Call("GET", "/", map: map))!.CreatedAt;
    }

    private static TaskRecord? Read(string answer) => TaskReader.Read(Encoding.UTF8.GetBytes(answer), Operations.Get("/tasks/{id}"));
}
