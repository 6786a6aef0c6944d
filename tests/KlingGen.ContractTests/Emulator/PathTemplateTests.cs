using KlingGen.Emulator.Gateways;

namespace KlingGen.ContractTests.Emulator;

public class PathTemplateTests
{
    [Theory]
    [InlineData("/tasks", "/tasks")]
    [InlineData("/tasks/{id}", "/tasks/{p0}")]
    [InlineData("/models/{model.name}/tasks/{task-id}", "/models/{p0}/tasks/{p1}")]
    [InlineData("/models/{model}:generate", "/models/{p0}:generate")]
    [InlineData("tasks/{id", "/tasks/{id")]
    public void Parameters_are_named_after_their_places(string path, string route) => new PathTemplate(path).Route.Should().Be(route);

    [Fact]
    public void A_parameter_is_found_by_its_name() => new PathTemplate("/models/{model}/tasks/{id}").KeyOf("id").Should().Be("p1");
}
