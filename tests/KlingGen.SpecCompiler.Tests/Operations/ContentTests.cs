using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Operations;

public sealed class ContentTests
{
    [Fact]
    public void An_event_is_its_data_and_data_in_JSON_has_its_schema()
    {
        var content = Answer("""
            text/event-stream:
              itemSchema:
                type: object
                properties:
                  event: { type: string }
                  data: { type: string, contentMediaType: application/json,
                      contentSchema: { type: object, title: Change, properties: { id: { type: integer } } } }
            """);

        content.Kind.Should().Be(MediaKind.EventStream);
        content.Type.Should().BeOfType<ModelRef>();
        Answer("text/event-stream: { itemSchema: { type: object, properties: { data: { type: string } } } }").Type
            .Should().Be(TypeRef.String);
        Answer("text/event-stream: { itemSchema: { type: integer } }").Type.Should().Be(new PrimitiveRef(PrimitiveKind.Int64));
    }

    [Fact]
    public void A_form_s_fields_have_the_styles_of_their_encoding()
    {
        var parts = Bind("""
            post:
              requestBody:
                content:
                  application/x-www-form-urlencoded:
                    schema: { type: object, properties: { a: { type: array, items: { type: string } }, b: { type: object },
                        c: { type: string } } }
                    encoding: { a: { style: pipeDelimited }, b: { style: deepObject } }
              responses: { '204': { description: Ok. } }
            """).Body!.Contents[0].Parts;

        parts.Select(static part => (part.Style, part.Explode))
            .Should().Equal((ParameterStyle.PipeDelimited, false), (ParameterStyle.DeepObject, true), (ParameterStyle.Form, true));
    }

    private static ContentModel Answer(string content) =>
        Bind("get:\n  responses:\n    '200':\n      description: Ok.\n      content:\n" + Indent(content, 8)).Responses[0].Contents[0];

    private static OperationModel Bind(string item) =>
        Spec.Bind("openapi: 3.2.0\ninfo: { title: T, version: '1' }\npaths:\n  /x:\n" + Indent(item, 4)).Model!.Client!.Operations[0];

    private static string Indent(string text, int count) =>
        string.Join('\n', text.Split('\n').Select(line => new string(' ', count) + line));
}
