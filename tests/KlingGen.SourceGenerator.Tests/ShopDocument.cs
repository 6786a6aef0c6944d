namespace KlingGen.SourceGenerator.Tests;

/// <summary>The document of a gateway with one product.</summary>
internal static class ShopDocument
{
    /// <param name="task">The reference to the schema of a task.</param>
    /// <param name="schemas">The schemas, <c>Order</c> among them, indented by four spaces.</param>
    public static string Text(string task, string schemas) => $$$$"""
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        x-gateway: {name: shop}
        servers: [{url: 'https://shop.example'}]
        paths:
          /tasks:
            post:
              operationId: createTask
              x-product: {name: film}
              requestBody:
                content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
              responses:
                '200':
                  description: The task.
                  content: {application/json: {schema: {$ref: '{{{{task}}}}'}}}
                  links: {task: {operationId: getTask, parameters: {id: '$response.body#/id'}}}
          /tasks/{id}:
            get:
              operationId: getTask
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses:
                '200':
                  description: The task.
                  content: {application/json: {schema: {$ref: '{{{{task}}}}'}}}
        components:
          schemas:
        {{{{schemas}}}}
        """;
}
