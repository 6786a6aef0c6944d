namespace KlingGen.SourceGenerator.Tests;

public sealed class SpecPathTests
{
    [Theory]
    [InlineData("/src/app/", "/src/app/openapi/a.yaml", "openapi/a.yaml")]
    [InlineData("/src/app/", "/src/app/../../openapi/a.yaml", "../../openapi/a.yaml")]
    [InlineData("/src/app/", "/src/app/./b/../a.yaml", "a.yaml")]
    [InlineData("/src/app", "/src/application/a.yaml", "../application/a.yaml")]
    [InlineData("/src/app/", "/src/App/a.yaml", "../App/a.yaml")]
    [InlineData("/src/app/", "openapi/a.yaml", "openapi/a.yaml")]
    [InlineData("C:\\src\\app\\", "c:\\src\\openapi\\a.yaml", "../openapi/a.yaml")]
    [InlineData("C:\\src\\app\\", "D:\\openapi\\a.yaml", "D:/openapi/a.yaml")]
    [InlineData("", "/openapi/a.yaml", "openapi/a.yaml")]
    public void A_path_is_told_relative_to_the_project(string directory, string path, string expected) =>
        SpecPath.Relative(directory, path).Should().Be(expected);

    [Theory]
    [InlineData("My.Api", "My.Api")]
    [InlineData("my-app", "my_app")]
    [InlineData("3d.class", "_3d._class")]
    [InlineData("a b..c", "a_b._.c")]
    public void A_project_name_becomes_a_namespace(string name, string expected) =>
        NamespaceName.Create(name).Should().Be(expected);
}
