using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Emit;
using KlingGen.SpecCompiler.Tests.Emit;

namespace KlingGen.SpecCompiler.Tests.Documents;

/// <summary>Documents of Swagger 2.0, beside what says the same in OpenAPI 3.0.</summary>
public sealed class SwaggerTests
{
    private const string Swagger = """
        swagger: "2.0"
        info: { title: Pets, version: "1" }
        host: pets.example.com
        basePath: /v1
        schemes: [http, https]
        consumes: [application/json]
        produces: [application/json]
        securityDefinitions:
          key: { type: apiKey, in: header, name: X-Key }
          user: { type: basic }
        security: [{ key: [] }]
        parameters:
          Limit: { name: limit, in: query, type: integer, format: int32, minimum: 1, maximum: 50 }
          Pet: { name: pet, in: body, required: true, schema: { $ref: '#/definitions/Pet' } }
        responses:
          Missing: { description: none, schema: { $ref: '#/definitions/Problem' } }
        paths:
          /pets:
            get:
              operationId: listPets
              parameters:
                - $ref: '#/parameters/Limit'
                - { name: tags, in: query, type: array, items: { type: string }, collectionFormat: multi }
                - { name: ids, in: query, type: array, items: { type: integer, format: int64 }, collectionFormat: pipes }
              responses:
                '200':
                  description: ok
                  headers: { X-Total: { type: integer, format: int32 } }
                  schema: { type: array, items: { $ref: '#/definitions/Pet' } }
                '404': { $ref: '#/responses/Missing' }
            post:
              operationId: addPet
              security: [{ user: [] }]
              parameters: [{ $ref: '#/parameters/Pet' }]
              responses: { '201': { description: made, schema: { $ref: '#/definitions/Pet' } } }
          /pets/{id}/photo:
            parameters: [{ name: id, in: path, required: true, type: string, pattern: '^[a-z]+$' }]
            put:
              operationId: setPhoto
              consumes: [multipart/form-data]
              parameters:
                - { name: photo, in: formData, required: true, type: file }
                - { name: title, in: formData, type: string, maxLength: 20 }
              responses: { '204': { description: set } }
            get:
              operationId: getPhoto
              produces: [image/png]
              responses: { '200': { description: ok, schema: { type: file } } }
        definitions:
          Pet:
            type: object
            discriminator: kind
            required: [kind]
            properties: { kind: { type: string }, name: { type: string, x-nullable: true } }
          Cat: { allOf: [{ $ref: '#/definitions/Pet' }, { type: object, properties: { lives: { type: integer, format: int32 } } }] }
          Problem: { type: object, properties: { code: { type: string, enum: [none, gone] } } }
        """;

    private const string OpenApi = """
        openapi: 3.0.3
        info: { title: Pets, version: "1" }
        servers: [{ url: https://pets.example.com/v1 }, { url: http://pets.example.com/v1 }]
        security: [{ key: [] }]
        paths:
          /pets:
            get:
              operationId: listPets
              parameters:
                - $ref: '#/components/parameters/Limit'
                - { name: tags, in: query, style: form, explode: true, schema: { type: array, items: { type: string } } }
                - name: ids
                  in: query
                  style: pipeDelimited
                  explode: false
                  schema: { type: array, items: { type: integer, format: int64 } }
              responses:
                '200':
                  description: ok
                  headers: { X-Total: { schema: { type: integer, format: int32 } } }
                  content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }
                '404': { $ref: '#/components/responses/Missing' }
            post:
              operationId: addPet
              security: [{ user: [] }]
              requestBody: { $ref: '#/components/requestBodies/Pet' }
              responses: { '201': { description: made, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
          /pets/{id}/photo:
            parameters: [{ name: id, in: path, required: true, schema: { type: string, pattern: '^[a-z]+$' } }]
            put:
              operationId: setPhoto
              requestBody:
                required: true
                content:
                  multipart/form-data:
                    schema:
                      type: object
                      properties: { photo: { type: string, format: binary }, title: { type: string, maxLength: 20 } }
                      required: [photo]
              responses: { '204': { description: set } }
            get:
              operationId: getPhoto
              responses: { '200': { description: ok, content: { image/png: { schema: { type: string, format: binary } } } } }
        components:
          schemas:
            Pet:
              type: object
              discriminator: { propertyName: kind }
              required: [kind]
              properties: { kind: { type: string }, name: { type: string, nullable: true } }
            Cat:
              allOf:
                - $ref: '#/components/schemas/Pet'
                - { type: object, properties: { lives: { type: integer, format: int32 } } }
            Problem: { type: object, properties: { code: { type: string, enum: [none, gone] } } }
          parameters:
            Limit: { name: limit, in: query, schema: { type: integer, format: int32, minimum: 1, maximum: 50 } }
          requestBodies:
            Pet: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
          responses:
            Missing: { description: none, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
          securitySchemes:
            key: { type: apiKey, in: header, name: X-Key }
            user: { type: http, scheme: basic }
        """;

    [Fact]
    public void Swagger_becomes_what_the_same_document_in_OpenAPI_3_becomes()
    {
        var swagger = Compile(Swagger);
        var openApi = Compile(OpenApi);

        swagger.Diagnostics.Should().BeEmpty();
        openApi.Diagnostics.Should().BeEmpty();
        swagger.Files.Select(static file => file.HintName).Should().Equal(openApi.Files.Select(static file => file.HintName));
        foreach (var (made, expected) in swagger.Files.Zip(openApi.Files))
        {
            made.Text.Should().Be(expected.Text, made.HintName);
        }

        StrictCompilation.Load([.. swagger.Files.Select(static file => file.Text)]).GetType("Api.Cat")!.BaseType!.Name.Should().Be("Pet");
    }

    [Fact]
    public void What_is_wrong_is_told_where_it_stands_in_the_document()
    {
        var text = Swagger.Replace("maxLength: 20", "maxLenght: 20", StringComparison.Ordinal);

        var found = Compile(text).Diagnostics.Should().ContainSingle().Subject;

        found.Descriptor.Should().Be(SpecDescriptors.UnknownKeyword);
        text.Split('\n')[found.Line - 1][(found.Column - 1)..].Should().StartWith("maxLenght");
    }

    [Theory]
    [InlineData("collectionFormat: pipes", "collectionFormat: tsv")]
    [InlineData("schemes: [http, https]", "schemes: [wss, https]")]
    public void What_OpenAPI_3_has_no_word_for_is_told(string old, string replacement) =>
        Compile(Swagger.Replace(old, replacement, StringComparison.Ordinal)).Diagnostics
            .Should().ContainSingle().Which.Descriptor.Should().Be(SpecDescriptors.NoWord);

    [Theory]
    [InlineData("swagger: '1.2'")]
    [InlineData("swagger: 3")]
    [InlineData("openapi: 4.0.0")]
    public void A_document_of_another_version_is_told_once(string version)
    {
        var compiled = Compile(version + "\ninfo: { title: T }\npaths: { /a: { get: { parameters: [{ $ref: '#/parameters/P' }] } } }\n");

        compiled.Diagnostics.Should().ContainSingle().Which.Descriptor.Id.Should().Be("KLG0102");
        compiled.Files.Should().BeEmpty();
    }

    [Theory]
    [InlineData("paths: []")]
    [InlineData("paths: { /a: { get: { parameters: {}, responses: [], consumes: 1, schemes: {} } } }")]
    [InlineData("paths: { /a: { post: { parameters: [{ in: body }, { in: formData }, { $ref: '#/parameters/None' }, 3] } } }")]
    [InlineData("definitions: [1]")]
    [InlineData("host: {}\nbasePath: []\nschemes: [[]]")]
    [InlineData(
        "securityDefinitions: { a: { type: oauth2, flow: [] }, b: 3 }\npaths: { /a: { get: { security: [{ a: [] }, { b: [] }] } } }")]
    [InlineData("parameters: { P: { $ref: '#/parameters/P' } }\npaths: { /a: { get: { parameters: [{ $ref: '#/parameters/P' }] } } }")]
    public void A_document_out_of_shape_is_read_to_its_end(string text) =>
        Compile("swagger: '2.0'\ninfo: { title: T, version: '1' }\n" + text + "\n").Diagnostics
            .Should().NotBeEmpty().And.OnlyContain(static found => found.Path == "api.yaml" && found.Line > 0);

    private static SpecCompilation Compile(string text) =>
        SpecCompilation.Compile("api.yaml", path => path == "api.yaml" ? text : null, new SpecOptions("Api", null), default);
}
