using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Naming;

public sealed class CSharpNameTests
{
    [Theory]
    [InlineData("FIRST_VALUE", "FirstValue")]
    [InlineData("IN_PROGRESS", "InProgress")]
    [InlineData("DONE", "Done")]
    [InlineData("X-API-KEY", "XApiKey")]
    [InlineData("GET user", "GetUser")]
    [InlineData("SHA256", "Sha256")]
    [InlineData("ID", "ID")]
    [InlineData("userID", "userID", "UserID")]
    [InlineData("HTTPServer", "HTTPServer")]
    [InlineData("kling-v2-1", "KlingV2_1")]
    public void Words_in_capitals_keep_the_first(string text, string name, string? other = null) =>
        CSharpName.Pascal(text).Should().Be(other ?? name);

    [Theory]
    [InlineData("+name", "PlusName")]
    [InlineData("-name", "MinusName")]
    [InlineData("name", "Name")]
    [InlineData("+1", "Plus1")]
    [InlineData("-1", "Minus1")]
    [InlineData("A+", "APlus")]
    [InlineData("image/svg+xml", "ImageSvgXml")]
    [InlineData("a-b", "AB")]
    public void A_sign_is_spoken_where_it_is_one(string text, string name) => CSharpName.Pascal(text).Should().Be(name);

    [Theory]
    [InlineData("401Error", "Error401")]
    [InlineData("3dList", "List3d")]
    [InlineData("2fa", "Value2fa")]
    [InlineData("16:9", "Value16_9")]
    [InlineData("3d-models", "Models3d")]
    public void No_name_begins_with_a_digit(string text, string name) => CSharpName.Pascal(text).Should().Be(name);

    [Fact]
    public void What_a_name_is_of_comes_before_a_digit() => CSharpName.Pascal("3d-models", "Client").Should().Be("Client3dModels");

    [Fact]
    public void Values_that_differ_by_sign_are_told_apart_and_the_plain_one_has_the_plain_name()
    {
        var result = Spec.BindSchemas("    Sort: { type: string, enum: ['+name', '-name', name] }");

        result.Type<EnumModel>("Sort").Members.Select(static member => member.Name).Should().Equal("PlusName", "MinusName", "Name");
        result.Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public void Values_of_signs_alone_are_spelled()
    {
        var result = Spec.BindSchemas("    Operator: { type: string, enum: ['=', '!=', '<', '>=', '*', '→'] }");

        result.Type<EnumModel>("Operator").Members.Select(static member => member.Name)
            .Should().Equal("Equal", "NotEqual", "Less", "GreaterEqual", "Star", "U2192");
    }

    [Fact]
    public void A_number_in_the_place_of_a_difference_is_told_at_the_value()
    {
        var result = Spec.BindSchemas("    Size: { type: string, enum: [x-large, x_large] }");

        result.Type<EnumModel>("Size").Members.Select(static member => member.Name).Should().Equal("XLarge", "XLarge2");
        result.Diagnostics.Should().ContainSingle().Which.ToString().Should().Be(
            "api.yaml(5,43): warning KLG0225: The value 'x_large' would be called 'XLarge', which is taken, so 'XLarge2' is used; "
            + "name the values with 'x-enum-varnames'.");
    }

    [Fact]
    public void A_schema_an_operation_a_member_and_a_client_that_begin_with_digits_have_names_that_a_person_would_give()
    {
        var compiled = SpecCompilation.Compile(
            "3d-models.yaml",
            static path => path == "3d-models.yaml" ? """
                openapi: 3.1.0
                info: { title: Case, version: "1" }
                paths:
                  /models:
                    get: { operationId: 3dList, responses: { '204': { description: none } } }
                components:
                  schemas:
                    401Error: { type: object, properties: { 2fa: { type: boolean } } }
                """ : null,
            new SpecOptions("Case", null),
            default);

        var text = string.Concat(compiled.Files.Select(static file => file.Text));
        text.Should().ContainAll("class Client3dModels", "List3dAsync(", "record Error401 ", "bool? Value2fa ");
    }
}
