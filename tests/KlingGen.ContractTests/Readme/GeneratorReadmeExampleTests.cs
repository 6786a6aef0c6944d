using KlingGen.SpecCompiler;
using static KlingGen.ContractTests.Readme.ReadmeExamples;

namespace KlingGen.ContractTests.Readme;

public sealed class GeneratorReadmeExampleTests
{
    private static readonly IReadOnlyList<string> s_blocks = MarkdownPage.Of("generator/README.md").Blocks("csharp");

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using KlingGen.Runtime;
        using KlingGen.Runtime.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Examples;

        var id = "1";
        var app = WebApplication.Create();

        """;

    // What the examples leave to the reader.
    private const string Mapping = """
        using System.Collections.Generic;
        using KlingGen.Runtime;
        using KlingGen.Runtime.Tasks;
        using Examples;

        internal sealed class TicketMapping : RequestMapping<TicketOrder, FilmOrder>
        {
            protected override FilmOrder Map(TicketOrder request, ICollection<ValidationError> lost) => new() { Idea = request.Film };
        }
        """;

    private const string Declarations = """

        static IResult Welcome(object? pet) => Results.Ok(pet);
        static IResult Ship(object? pet) => Results.Ok(pet);
        static IResult Log(object json) => Results.Ok(json);

        """;

    private const string Shop = """
        openapi: 3.1.0
        info: { title: Shop, version: '1' }
        servers: [{ url: 'https://{region}.shop.example', variables: { region: { default: eu } } }]
        security: [{ key: [] }, { oauth: [] }]
        paths:
          /orders/{id}/bill:
            post:
              operationId: upload
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              requestBody: { required: true, content: { multipart/form-data: { schema: { type: object, required: [file], properties: { file: { type: string, format: binary } } } } } }
              responses:
                '204': { description: kept }
                '400': { description: refused, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
          /orders/{id}/events:
            get:
              operationId: watchOrder
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses:
                '200': { description: events, content: { text/event-stream: { itemSchema: { $ref: '#/components/schemas/OrderEvent' } } } }
        components:
          securitySchemes:
            key: { type: apiKey, in: header, name: X-Key }
            oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://shop.example/token', scopes: {} } } }
          schemas:
            Problem: { type: object, properties: { title: { type: string } } }
            OrderEvent: { oneOf: [{ $ref: '#/components/schemas/Paid' }, { $ref: '#/components/schemas/Shipped' }] }
            Paid: { type: object, required: [amount], properties: { amount: { type: integer } } }
            Shipped: { type: object, required: [at], properties: { at: { type: string, format: date-time } } }
        """;

    private const string Films = """
        openapi: 3.1.0
        info: { title: Films, version: '1' }
        servers: [{ url: 'https://films.example' }]
        x-gateway: { name: shop }
        paths:
          /films:
            post:
              operationId: orderFilm
              summary: Make a film
              x-product: { name: film }
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/FilmOrder' } } } }
              responses:
                '200':
                  description: The film.
                  content: { application/json: { schema: { $ref: '#/components/schemas/Film' } } }
                  links: { task: { operationId: findFilm, parameters: { id: '$response.body#/id' } } }
          /films/{id}:
            get:
              operationId: findFilm
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses:
                '200': { description: The film., content: { application/json: { schema: { $ref: '#/components/schemas/Film' } } } }
        components:
          schemas:
            FilmOrder: { type: object, x-request: { prompt: /idea }, properties: { idea: { type: string } } }
            TicketOrder: { type: object, x-request: {}, properties: { film: { type: string } } }
            Film:
              type: object
              x-task: { id: /id, status: /state, statuses: { ready: succeeded } }
              properties: { id: { type: string }, state: { type: string } }
        """;

    private const string Pets = """
        openapi: 3.1.0
        info: { title: Pets, version: '1' }
        webhooks:
          pet.added: { post: { requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } }
          pet.sold: { post: { requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Sale' } } } } } }
        components:
          schemas:
            Pet: { type: object, required: [name], properties: { name: { type: string } } }
            Sale: { type: object, required: [price], properties: { price: { type: number } } }
        """;

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, s_blocks.Count)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_of_the_generators_page_compiles(int number)
    {
        var example = s_blocks[number];
        var documents = new Dictionary<string, string> { ["shop.yaml"] = Shop, ["films.yaml"] = Films, ["pets.yaml"] = Pets };
        var generated = documents.SelectMany(static document => Generate(document.Key, document.Value, new SpecOptions("Examples", null)));

        ErrorsOf([.. generated, Mapping, Usings + Declarations + example]).Should().BeEmpty("this stands on the page: {0}", example);
    }
}
